using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Templates;

/// <summary>Knows the intrinsic functions of CloudFormation in their long form, an object with one member; readers of YAML write the short one so.</summary>
internal static class Intrinsic
{
    /// <summary>The reference to a parameter or resource.</summary>
    public const string Ref = "Ref";

    /// <summary>Puts values into a text.</summary>
    public const string Sub = Prefix + "Sub";

    /// <summary>Joins texts.</summary>
    public const string Join = Prefix + "Join";

    /// <summary>One of two values.</summary>
    public const string If = Prefix + "If";

    /// <summary>An attribute of a resource.</summary>
    public const string GetAtt = Prefix + "GetAtt";

    /// <summary>Writes a value as JSON.</summary>
    public const string ToJsonString = Prefix + "ToJsonString";

    /// <summary>Repeats a part of the template.</summary>
    public const string ForEach = Prefix + "ForEach::";

    private const string Prefix = "Fn::";

    // A macro, an included file, the merged keys of YAML, a loop: beside other members, each adds some.
    private static readonly string[] Adding = [Prefix + "Transform", "<<"];

    /// <summary>The function that a value is.</summary>
    /// <returns>Its name and argument, or <see langword="null"/> when the value is no function.</returns>
    public static JsonMember? Of(JsonValue value)
        => value is { Kind: JsonKind.Object, Members: [var member] } && (member.Name == Ref || (member.Name.StartsWith(Prefix, StringComparison.Ordinal) && !AddsMembers(member.Name)))
            ? member
            : null;

    /// <summary>Whether a member stands for others that are not known.</summary>
    /// <param name="name">The member's name.</param>
    public static bool AddsMembers(string name) => Adding.Contains(name, StringComparer.Ordinal) || name.StartsWith(ForEach, StringComparison.Ordinal);

    /// <summary>The two values of an <c>Fn::If</c>, the one for true first.</summary>
    /// <returns>The values; none for anything else.</returns>
    public static IReadOnlyList<JsonValue> Branches(JsonValue value)
        => Of(value) is { Name: If, Value: { Kind: JsonKind.Array, Items: [_, var first, var second] } } ? [first, second] : [];

    /// <summary>Whether a value takes away what it stands for.</summary>
    public static bool IsNoValue(JsonValue value) => Of(value) is { Name: Ref, Value.Text: PseudoParameters.NoValue };
}
