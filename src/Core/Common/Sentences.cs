namespace IamAnalyzers.Core.Common;

/// <summary>Messages as sentences.</summary>
public static class Sentences
{
    /// <summary>Begins a message with a capital. A name in front, such as <c>aws:SourceIp</c> or <c>s3.amazonaws.com</c>, stays as it is written.</summary>
    /// <param name="message">The message, which begins with a small letter.</param>
    /// <returns>The message as it begins a diagnostic.</returns>
    public static string Begin(string message)
    {
        var end = message.IndexOf(' ');
        var word = end < 0 ? message : message.Substring(0, end);
        return word.Length > 0 && word.TrimEnd(',').All(static c => c is (>= 'a' and <= 'z') or '-') ? char.ToUpperInvariant(message[0]) + message.Substring(1) : message;
    }
}
