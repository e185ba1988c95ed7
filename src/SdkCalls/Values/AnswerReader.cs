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
        // Keys in URL encoding are other texts than the prefix.
        if (text.StartsWith("{Prefix", StringComparison.Ordinal) && Shown(call, "Encoding", callers) is not null) return ValueSet.Unknown;

        // Between braces stand members, at each second place.
        var read = ValueSet.Constant("");
        var pieces = text.Split('{', '}');
        for (var i = 0; i < pieces.Length; i++) read = ValueSet.Concat(read, i % 2 == 1 ? Member(call, pieces[i], callers) : Literal(pieces[i]));

        // Of an access point, which a request names by its ARN, a service answers with another name.
        return text[0] == '{' && read.Items.Any(static item => item.Parts[0] is { Kind: ValuePartKind.Literal, Text: var start } && start.StartsWith("arn:", StringComparison.OrdinalIgnoreCase)) ? ValueSet.Unknown : read;
    }

    private static ValueSet Literal(string piece)
        => piece.Split('*').Select(ValueSet.Constant).Aggregate(static (left, right) => ValueSet.Concat(left, ValueSet.Concat(ValueSet.Unknown, right)));

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
            var member = state.Asking(null, () => new ObjectReader(state, values).ReadAt(argument.Value, call.Syntax, callers, isLast: !SdkSymbols.MakesPages(call.TargetMethod)).Member(name));
            if (member.State != MemberState.Unset) return ValueSet.Of(member);
        }

        return null;
    }
}
