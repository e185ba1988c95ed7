using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Reads the identifiers of <see cref="Answers"/>: what they have from the request, and holes.</summary>
/// <param name="state">Where the reading stands.</param>
/// <param name="values">Reads texts.</param>
internal sealed class AnswerReader(FlowState state, ValueReader values)
{
    /// <summary>Reads an identifier.</summary>
    /// <param name="call">The call that answers with it.</param>
    /// <param name="text">How it is made of the request.</param>
    /// <param name="callers">How many calls up the call stands.</param>
    /// <returns>Its texts.</returns>
    public ValueSet Read(IInvocationOperation call, string text, int callers)
    {
        var read = ValueSet.Constant("");
        for (var at = 0; at < text.Length;)
        {
            var end = text[at] switch { '*' => at + 1, '{' => text.IndexOf('}', at) + 1, _ => Math.Min(IndexOf(text, '*', at), IndexOf(text, '{', at)) };
            var piece = text.Substring(at, end - at);
            read = ValueSet.Concat(read, piece[0] switch { '*' => ValueSet.Unknown, '{' => Member(call, piece.Trim('{', '}'), callers), _ => ValueSet.Constant(piece) });
            at = end;
        }

        return read;
    }

    private static int IndexOf(string text, char mark, int start) => text.IndexOf(mark, start) is >= 0 and var found ? found : text.Length;

    private ValueSet Member(IInvocationOperation call, string asked, int callers)
    {
        var equals = asked.IndexOf('=');
        var name = equals < 0 ? asked : asked.Substring(0, equals);
        var shown = Shown(call, name, callers);
        if (equals < 0) return shown ?? ValueSet.Unknown;
        var usual = ValueSet.Constant(asked.Substring(equals + 1));
        return shown is not { } value ? usual : value.CanBeNull ? ValueSet.Either(value.WithoutNull(), usual) : value;
    }

    // Null where the request leaves the member out.
    private ValueSet? Shown(IInvocationOperation call, string name, int callers)
    {
        foreach (var argument in call.Arguments)
        {
            if (MemberNames.Capital(argument.Parameter?.Name ?? "") == name) return values.Follow(argument.Value, callers);
            if (argument.Value.Type is not { } type || !ValueTypes.IsModel(type)) continue;
            var member = state.Asking(null, () => new ObjectReader(state, values).ReadAt(argument.Value, call.Syntax, callers).Member(name));
            if (member.State != MemberState.Unset) return ValueSet.Of(member);
        }

        return null;
    }
}
