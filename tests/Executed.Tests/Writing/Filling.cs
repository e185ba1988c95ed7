using System.Text;
using IamAnalyzers.Executed.Tests.Grammar;

namespace IamAnalyzers.Executed.Tests.Writing;

/// <summary>Fills the holes of a production's text.</summary>
internal static class Filling
{
    /// <param name="text">The production's text.</param>
    /// <param name="own">Writes what stands between holes.</param>
    /// <param name="part">Gives what stands in a hole, and may add to what is written so far.</param>
    public static string Fill(string text, Func<string, string> own, Func<Hole, StringBuilder, string> part)
    {
        var written = new StringBuilder();
        var at = 0;
        foreach (var hole in Hole.In(text))
        {
            written.Append(own(text[at..hole.Start]));
            written.Append(Enclose(part(hole, written)));
            at = hole.Start + hole.Length;
        }

        return written.Append(own(text[at..])).ToString();
    }

    // A name, a call or a literal stands anywhere; all else is enclosed.
    private static string Enclose(string expression)
        => expression.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_') || IsLiteral(expression) || IsEnclosed(expression) ? expression : $"({expression})";

    private static bool IsEnclosed(string expression)
    {
        var depth = 0;
        for (var i = 0; i < expression.Length; i++)
        {
            depth += expression[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0) return i > 0 && i == expression.Length - 1;
        }

        return false;
    }

    private static bool IsLiteral(string expression)
        => expression.Length > 1 && expression[0] == '"' && expression[^1] == '"' && expression.Count(static c => c == '"') == 2;
}
