namespace IamAnalyzers.Core.Arns;

/// <summary>What a part of a permission's text stands for; see <see cref="ArnPlaceholders"/>.</summary>
public enum PlaceholderKind
{
    /// <summary>Text of the policy language as it stands.</summary>
    None = 0,

    /// <summary>The partition.</summary>
    Partition = 1,

    /// <summary>The region of a resource that the request creates.</summary>
    Region = 2,

    /// <summary>The account of a resource that the request creates.</summary>
    Account = 3,

    /// <summary>The region of a resource that exists already.</summary>
    AnyRegion = 4,

    /// <summary>The account of a resource that exists already.</summary>
    AnyAccount = 5,

    /// <summary>The suffix of service principals.</summary>
    DnsSuffix = 6,

    /// <summary>A value that comes from outside under a name.</summary>
    Input = 7,

    /// <summary>The ARN of what an input names; the text behind it is the pattern of all that it can be.</summary>
    InputArn = 8,

    /// <summary>The text behind it is for inputs that hold another form than the name that they are taken for.</summary>
    OtherForm = 9,
}

/// <summary>A part of a permission's text.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Text">The text itself, the name of an input, else empty.</param>
public sealed record PlaceholderPart(PlaceholderKind Kind, string Text);
