namespace IamAnalyzers.Core.Credentials;

/// <summary>A value in a text that is, or may be, an AWS credential.</summary>
/// <param name="Kind">Which part of a credential.</param>
/// <param name="Value">The credential itself. Never show it: see <see cref="CredentialText"/>.</param>
/// <param name="Start">Where it begins in the text, in UTF-16 units.</param>
/// <param name="Length">How long it is in the text, in UTF-16 units; longer than the value when it is encoded there.</param>
/// <param name="IsCertain">
/// Whether the value alone tells. A secret has no fixed prefix: the letters only fit, and something around it must say the rest.
/// </param>
/// <param name="Account">The account that the credential belongs to, twelve digits, where it can be decoded.</param>
public sealed record CredentialMatch(CredentialKind Kind, string Value, int Start, int Length, bool IsCertain, string? Account = null)
{
    /// <summary>Whether it is a part of a presigned URL of temporary credentials, which opens one request and expires by itself.</summary>
    public bool IsPresigned { get; init; }

    /// <summary>Just after the last character in the text.</summary>
    public int End => Start + Length;
}
