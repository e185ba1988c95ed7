using System.Net;
using System.Text;

namespace IamAnalyzers.Tool.Denials;

/// <summary>Takes the wrapping of logs off a text: escapes of JSON and XML, line ends, frames of a stack.</summary>
internal sealed class DenialText
{
    /// <summary>Stands where a stack or an inner exception ends a sentence.</summary>
    public const char Break = '\n';

    private const string InnerException = "---> ";
    private static readonly char[] Borders = ['│', '|', '>', '╷', '╵', ' ', '\t', '\u00A0'];

    private DenialText(string message, IReadOnlyList<StackFrameText> frames)
    {
        Message = message;
        Frames = frames;
    }

    /// <summary>The text in one line, one space between words.</summary>
    public string Message { get; }

    /// <summary>The frames, in the order of the text.</summary>
    public IReadOnlyList<StackFrameText> Frames { get; }

    /// <summary>Unwraps a text.</summary>
    public static DenialText Of(string text)
    {
        var frames = new List<StackFrameText>();
        var message = new StringBuilder(text.Length);
        foreach (var line in Unescape(text).Split('\n'))
        {
            if (StackFrameText.Parse(line) is { } frame)
            {
                frames.Add(frame);
                EndSentence(message);
            }
            else if (line.TrimStart().StartsWith("--- ", StringComparison.Ordinal))
            {
                EndSentence(message);
            }
            else
            {
                Append(message, line.Trim(Borders));
            }
        }

        return new(message.ToString(), frames);
    }

    private static void Append(StringBuilder message, string line)
    {
        var isFirst = true;
        foreach (var piece in line.Split(InnerException))
        {
            if (!isFirst) EndSentence(message);
            isFirst = false;
            if (message.Length > 0 && message[^1] is not (' ' or Break)) message.Append(' ');
            foreach (var c in piece)
            {
                if (!char.IsWhiteSpace(c)) message.Append(c);
                else if (message.Length > 0 && message[^1] is not (' ' or Break)) message.Append(' ');
            }
        }
    }

    private static void EndSentence(StringBuilder message)
    {
        if (message.Length > 0 && message[^1] != Break) message.Append(Break);
    }

    // A line of a log in JSON has its line ends escaped, and then every backslash, too.
    private static string Unescape(string text)
    {
        if (text.AsSpan().Trim().IndexOf('\n') < 0 && (text.Contains("\\n ", StringComparison.Ordinal) || text.Contains("\\\"", StringComparison.Ordinal) || text.Contains("\\u00", StringComparison.Ordinal))) text = UnescapeJson(text);
        return text.Contains("&quot;", StringComparison.Ordinal) || text.Contains("&#", StringComparison.Ordinal) || text.Contains("&apos;", StringComparison.Ordinal) || text.Contains("&gt;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
    }

    private static string UnescapeJson(string text)
    {
        var built = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                built.Append(text[i]);
                continue;
            }

            i++;
            switch (text[i])
            {
                case 'n' or 'r': built.Append('\n'); break;
                case 't': built.Append(' '); break;
                case 'u' when i + 4 < text.Length && int.TryParse(text.AsSpan(i + 1, 4), System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture, out var code):
                    built.Append((char)code);
                    i += 4;
                    break;
                default: built.Append(text[i]); break;
            }
        }

        return built.ToString();
    }
}
