namespace IamAnalyzers.Core.Catalog;

/// <summary>The forms in which requests write the identifier of a resource type: a name, an ARN, a partial ARN, with or without qualifier.</summary>
/// <param name="Prefix">The action prefix of the reference that has the type, such as <c>lambda</c>.</param>
/// <param name="ResourceType">The resource type, such as <c>function</c>.</param>
/// <param name="Name">The form's own name, which a template gives in <c>as(...)</c>; empty for the usual forms of the type.</param>
/// <param name="Variable">The ARN variable that identifies the resource, such as <c>FunctionName</c>; empty when no request names the type by itself.</param>
/// <param name="Cases">The ways to write it, the first that fits counts.</param>
public sealed record IdentifierForm(string Prefix, string ResourceType, string Name, string Variable, IReadOnlyList<IdentifierCase> Cases)
{
    /// <summary>Whether the form itself says what an ARN of the type stands for; otherwise an ARN stands for itself.</summary>
    public bool ReadsArns => Cases.Count == 0 || Cases.Any(static one => one.IsArn);
}

/// <summary>One way to write an identifier, and the resources that AWS checks for it.</summary>
/// <param name="Written">What is written, in its parts.</param>
/// <param name="Resources">
/// What stands in the ARN after the account, with <c>{Capture}</c> for what was written, or whole ARNs; empty for the type's own ARN
/// with the captures in it.
/// </param>
/// <param name="Conditions">Conditions whose values are captures, such as <c>{Qualifier}</c>; they hold where the capture is known.</param>
public sealed record IdentifierCase(IReadOnlyList<FormPart> Written, IReadOnlyList<string> Resources, IReadOnlyList<ConditionTemplate> Conditions)
{
    /// <summary>Whether a whole ARN is written.</summary>
    public bool IsArn => Written[0] is { Capture: "" } first && first.Text.StartsWith("arn:", StringComparison.Ordinal);
}

/// <summary>A part of what is written: a text, or a capture.</summary>
/// <param name="Text">The text as it stands; of a capture empty, or what it begins with.</param>
/// <param name="Capture">The capture's name; empty for text.</param>
/// <param name="Letters">The letters that a capture takes.</param>
public sealed record FormPart(string Text, string Capture, FormLetters Letters)
{
    /// <summary>How many letters a capture has; 0 for any number but none.</summary>
    public int Length { get; init; }

    /// <summary>Whether an input in the place of the capture may hold more than it, such as the slash before it.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether the capture has no slash, so that what fills the holes behind its beginning belongs to it: <c>https://host/account/orders-*</c>.</summary>
    public bool IsLast { get; init; }

    /// <summary>Whether the capture does not begin with a slash.</summary>
    public bool IsBare { get; init; }

    /// <summary>Whether the capture begins with a letter.</summary>
    public bool BeginsWithLetter { get; init; }
}

/// <summary>The letters of a capture.</summary>
public enum FormLetters
{
    /// <summary>All but <c>:</c> and <c>/</c>.</summary>
    Word = 0,

    /// <summary>All but <c>:</c>.</summary>
    Path = 1,

    /// <summary>All.</summary>
    Any = 2,

    /// <summary>Digits.</summary>
    Digits = 3,

    /// <summary>Letters and digits.</summary>
    Plain = 4,

    /// <summary>All but <c>.</c>, <c>:</c> and <c>/</c>.</summary>
    Label = 5,
}
