namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// Presigned URLs of temporary credentials: the id and the token stand beside a signature, which opens one request until the URL expires. The
/// secret is not in them, and there is nothing to rotate. https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
/// </summary>
internal static class PresignedUrl
{
    private const int LongestQuery = 4000;

    /// <summary>The parameters of an id, then those of a token; the values of older signatures have names without <c>X-Amz</c>.</summary>
    private static readonly string[] IdParameters = ["X-Amz-Credential=", "AWSAccessKeyId="];
    private static readonly string[] TokenParameters = ["X-Amz-Security-Token="];

    /// <summary>Whether a temporary id or a token is a parameter of a presigned URL.</summary>
    /// <param name="kind">Which of the two.</param>
    /// <param name="start">Where the value begins.</param>
    public static bool Holds(string text, CredentialKind kind, int start)
    {
        if (kind == CredentialKind.AccessKeyId && text[start + 1] != 'S') return false;
        if (!Array.Exists(kind == CredentialKind.AccessKeyId ? IdParameters : TokenParameters, name => EndsAt(text, start, name))) return false;
        var from = Math.Max(0, start - LongestQuery);
        return text.IndexOf("Signature=", from, Math.Min(text.Length, start + LongestQuery) - from, StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static bool EndsAt(string text, int end, string name)
        => end >= name.Length && string.Compare(text, end - name.Length, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
