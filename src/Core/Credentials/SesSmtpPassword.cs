namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// Passwords of Amazon SES's SMTP interface: base64 of a version byte and the 32 bytes of a signature that is made with the secret access
/// key. One random text of this length in 128 has such a first byte, so something beside the password must say what it is.
/// https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html
/// </summary>
public static class SesSmtpPassword
{
    /// <summary>33 bytes in base64, without padding; in characters.</summary>
    public const int Length = 44;

    private const string Host = "email-smtp";
    private const int HostChars = 600;

    /// <summary>Whether a run of base64 has the form: version 4 (<c>B</c> and <c>A</c> to <c>P</c>) or 2 (<c>A</c> and <c>g</c> to <c>v</c>).</summary>
    /// <param name="start">Where the 44 characters of base64 begin.</param>
    /// <returns>Whether it has.</returns>
    public static bool IsAt(string text, int start)
        => (text[start], text[start + 1]) is ('B', >= 'A' and <= 'P') or ('A', >= 'g' and <= 'v') && SecretShape.IsRandom(text, start, start + Length);

    /// <summary>Whether the host of the SMTP interface is named near a place.</summary>
    /// <param name="place">Where the password begins.</param>
    /// <returns>Whether it is.</returns>
    public static bool HasHostNear(string text, int place)
    {
        var from = Math.Max(0, place - HostChars);
        return text.IndexOf(Host, from, Math.Min(text.Length, place + HostChars) - from, StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
