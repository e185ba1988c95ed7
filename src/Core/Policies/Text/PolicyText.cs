using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>A policy as somebody wrote it, with the place of everything; also of what AWS would refuse.</summary>
/// <param name="root">The whole document.</param>
public sealed class PolicyText(JsonValue root)
{
    /// <summary>The whole document.</summary>
    public JsonValue Root { get; } = root;

    /// <summary>The version, where it is a text.</summary>
    public PolicyTextValue? Version { get; init; }

    /// <summary>The statements, in order.</summary>
    public IReadOnlyList<PolicyTextStatement> Statements { get; init; } = [];

    /// <summary>Whether <c>${...}</c> is a variable: it is plain text in the version of 2008, which is also the default. Yes where a hole may say so.</summary>
    public bool HasVariables => Version?.Text == PolicyTextReader.CurrentVersion || IsVersionOpen;

    /// <summary>Whether a hole of the text may be, or hold, the version.</summary>
    public bool IsVersionOpen { get; init; }
}

/// <summary>A text and where it stands.</summary>
/// <param name="Text">The text, without quotes and escapes.</param>
/// <param name="Range">Where, with the quotes.</param>
public sealed record PolicyTextValue(string Text, TextRange Range)
{
    /// <summary>What the JSON has there: conditions take numbers and booleans, too.</summary>
    public JsonKind Kind { get; init; } = JsonKind.String;
}

/// <summary>One statement.</summary>
public sealed class PolicyTextStatement
{
    /// <summary>The whole statement, with its braces.</summary>
    public TextRange Range { get; init; }

    /// <summary>The id.</summary>
    public PolicyTextValue? Sid { get; init; }

    /// <summary><c>Allow</c>, <c>Deny</c>, or what stands in their place.</summary>
    public PolicyTextValue? Effect { get; init; }

    /// <summary>The actions that it is about.</summary>
    public PolicyElement? Action { get; init; }

    /// <summary>The actions that it is not about.</summary>
    public PolicyElement? NotAction { get; init; }

    /// <summary>The resources that it is about.</summary>
    public PolicyElement? Resource { get; init; }

    /// <summary>The resources that it is not about.</summary>
    public PolicyElement? NotResource { get; init; }

    /// <summary>Who it is about.</summary>
    public JsonMember? Principal { get; init; }

    /// <summary>Who it is not about.</summary>
    public JsonMember? NotPrincipal { get; init; }

    /// <summary>The principals of <see cref="Principal"/> or <see cref="NotPrincipal"/>, in order; none for what AWS refuses.</summary>
    public IReadOnlyList<PolicyPrincipal> Principals { get; init; } = [];

    /// <summary>The member of all conditions.</summary>
    public JsonMember? Condition { get; init; }

    /// <summary>The conditions, one an operator and key, in order.</summary>
    public IReadOnlyList<PolicyTextCondition> Conditions { get; init; } = [];

    /// <summary>Whether it allows.</summary>
    public bool Allows => Effect?.Text == "Allow";

    /// <summary>Whether it denies.</summary>
    public bool Denies => Effect?.Text == "Deny";
}

/// <summary>An element that holds one text or several.</summary>
/// <param name="Name">The element's name.</param>
/// <param name="NameRange">Where the name stands.</param>
/// <param name="Range">Where the value stands, with brackets.</param>
/// <param name="Values">The texts, in order.</param>
public sealed record PolicyElement(string Name, TextRange NameRange, TextRange Range, IReadOnlyList<PolicyTextValue> Values);

/// <summary>One condition: an operator, a key and its values.</summary>
/// <param name="Operator">The operator as it is written, such as <c>ForAllValues:StringLike</c>.</param>
/// <param name="Values">The values; numbers and booleans as they are written.</param>
/// <param name="Range">The key and its values.</param>
public sealed record PolicyTextCondition(PolicyTextValue Operator, PolicyTextValue Key, IReadOnlyList<PolicyTextValue> Values, TextRange Range);
