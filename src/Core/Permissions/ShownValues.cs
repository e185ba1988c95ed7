using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>What the code shows of a member's values, for naming resources.</summary>
internal static class ShownValues
{
    /// <summary>A value of which nothing is known.</summary>
    public static MemberValue Any { get; } = new(EquatableArray<ValuePart>.From([new(ValuePartKind.Unknown, "")]));

    /// <summary>All values that a member can have when the call is made.</summary>
    /// <param name="request">What the code shows of the request.</param>
    /// <param name="path">The member's C# path.</param>
    /// <returns>The values; <see cref="Any"/> alone where the code does not tell, none when the code shows that it is not set.</returns>
    public static IReadOnlyList<MemberValue> Of(SdkRequest request, string path)
    {
        switch (request.StateOf(path))
        {
            case MemberState.Unset: return [];
            case MemberState.Unknown: return [Any];
            default: break;
        }

        // A member that is set on some paths only may be left to its default.
        return request.Find(path) is { State: MemberState.Set } && WhenSet(request, path) is { Count: > 0 } values ? values : [Any];
    }

    /// <summary>All values that a member has in those runs that set it.</summary>
    /// <param name="request">What the code shows of the request.</param>
    /// <param name="path">The member's C# path.</param>
    /// <returns>The values; none where the code does not tell. An empty name names nothing, so it is none of them.</returns>
    public static IReadOnlyList<MemberValue> WhenSet(SdkRequest request, string path)
    {
        if (request.Find(path) is not { } member) return [];
        var values = member.Patterns.Count > 0 ? member.Patterns : member.Values.Select(MemberValue.Constant).ToEquatableArray();
        return values.Any(static value => IsEmpty(value) || IsAny(value)) ? [] : values;
    }

    /// <summary>The literal text that a value begins with.</summary>
    /// <returns>The text; empty when the value begins with a hole.</returns>
    public static string Start(MemberValue value) => value.Parts.Count == 0 ? "" : Literal(value.Parts[0]);

    /// <summary>The literal text that a value ends with.</summary>
    /// <returns>The text; empty when the value ends with a hole.</returns>
    public static string End(MemberValue value) => value.Parts.Count == 0 ? "" : Literal(value.Parts[value.Parts.Count - 1]);

    /// <summary>Whether a value can begin with a text: it does, or a hole stands before the difference.</summary>
    /// <returns><see langword="true"/> when the code does not rule it out.</returns>
    public static bool CanBeginWith(MemberValue value, string text)
    {
        var start = Start(value);
        return start.StartsWith(text, StringComparison.Ordinal)
            || (!value.IsConstant && text.StartsWith(start, StringComparison.Ordinal));
    }

    /// <summary>Whether a value begins with a text for certain.</summary>
    /// <returns><see langword="true"/> when the code shows it.</returns>
    public static bool BeginsWith(MemberValue value, string text) => Start(value).StartsWith(text, StringComparison.Ordinal);

    private static string Literal(ValuePart part) => part.Kind == ValuePartKind.Literal ? part.Text : "";

    /// <summary>Whether a value is the empty text.</summary>
    /// <returns><see langword="true"/> for a constant without characters.</returns>
    public static bool IsEmpty(MemberValue value) => value.Parts.Count == 0 || value.Parts.All(static part => part is { Kind: ValuePartKind.Literal, Text: "" });

    /// <summary>Whether nothing is known of a value.</summary>
    /// <returns><see langword="true"/> for a single hole without a name.</returns>
    public static bool IsAny(MemberValue value) => value.Parts.Count == 1 && value.Parts[0].Kind == ValuePartKind.Unknown;
}
