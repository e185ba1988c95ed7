using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IamAnalyzers.Core.Credentials;

/// <summary>How a credential may be spoken of: never by its value.</summary>
public static class CredentialText
{
    private const int Shown = 4;

    /// <summary>The signature ends with the URL, and the id alone opens nothing.</summary>
    private const string Presigned = "the URL expires by itself; make it when the program runs";

    /// <summary>What a message calls a credential: the kind, four characters of each end of an id, and nothing of a secret.</summary>
    /// <param name="match">The credential.</param>
    /// <returns>Such as <c>Access key ID AKIA…WXYZ of account 123456789012</c>.</returns>
    public static string Describe(CredentialMatch match)
    {
        var name = match.Kind switch
        {
            CredentialKind.AccessKeyId when match.IsPresigned => $"Presigned URL of the temporary access key ID {match.Value.Substring(0, Shown)}…{match.Value.Substring(match.Value.Length - Shown)}",
            CredentialKind.SessionToken when match.IsPresigned => "Presigned URL with a session token",
            CredentialKind.AccessKeyId => $"{IdName(match.Value)} {match.Value.Substring(0, Shown)}…{match.Value.Substring(match.Value.Length - Shown)}",
            CredentialKind.SecretAccessKey => "Secret access key",
            CredentialKind.SessionToken => "Session token",
            CredentialKind.SesSmtpPassword => "Amazon SES SMTP password",
            CredentialKind.JsonWebToken => "Web token in place of an AWS token",
            _ => match.Value.StartsWith("ABSK", StringComparison.Ordinal) ? "Amazon Bedrock API key (long-lived)" : "Amazon Bedrock API key (short-lived)",
        };
        return match.Account is null ? name : $"{name} of account {match.Account}";
    }

    /// <summary>What the message of a finding in C# advises.</summary>
    /// <param name="match">The credential.</param>
    /// <returns>A clause.</returns>
    public static string Advise(CredentialMatch match) => match switch
    {
        { IsPresigned: true } => Presigned,
        { Kind: CredentialKind.SesSmtpPassword } => "make new SMTP credentials if this was ever committed, and read them when the program runs",
        { Kind: CredentialKind.AccessKeyId or CredentialKind.SecretAccessKey } => "rotate the key if this was ever committed, and let the SDK find credentials on its own",
        _ => "revoke it if this was ever committed, and let the SDK find credentials on its own",
    };

    /// <summary>What the message of a finding in another file advises.</summary>
    /// <param name="match">The credential.</param>
    /// <returns>A clause.</returns>
    public static string AdviseInFile(CredentialMatch match)
        => match.IsPresigned ? Presigned : "rotate it if this was ever committed, and let the SDK find credentials on its own";

    /// <summary>The value's SHA-256, by which allow lists and baselines name a credential without holding it.</summary>
    /// <param name="value">The exact value.</param>
    /// <returns>64 lower-case hexadecimal digits, of the UTF-8 bytes.</returns>
    public static string Hash(string value)
    {
#pragma warning disable CA1850 // The static form is not in netstandard2.0.
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(value));
#pragma warning restore CA1850
        var text = new StringBuilder(hash.Length * 2);
        foreach (var octet in hash) text.Append(octet.ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    private static string IdName(string id) => id[1] == 'S' ? "Temporary access key ID" : "Access key ID";
}
