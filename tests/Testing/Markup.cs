using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Testing;

/// <summary>Test code with marks: <c>[|text|]</c> for the analyzer's only diagnostic, <c>{|IAM1001:text|}</c> for a named one.</summary>
internal static class Markup
{
    /// <summary>Takes the marks out.</summary>
    /// <param name="marked">The code with marks.</param>
    /// <param name="defaultId">The id that <c>[|...|]</c> stands for; <see langword="null"/> when the analyzer has several.</param>
    /// <returns>The code, and the marked spans with their ids in the order of their ends.</returns>
    public static (string Code, IReadOnlyList<(string Id, TextSpan Span)> Marks) Parse(string marked, string? defaultId)
    {
        var code = new StringBuilder(marked.Length);
        var open = new Stack<(string Id, int Start, string Close)>();
        var marks = new List<(string, TextSpan)>();
        var at = 0;
        while (at < marked.Length)
        {
            if (open.Count > 0 && StartsWith(marked, at, open.Peek().Close))
            {
                var (id, start, close) = open.Pop();
                marks.Add((id, TextSpan.FromBounds(start, code.Length)));
                at += close.Length;
            }
            else if (StartsWith(marked, at, "[|"))
            {
                open.Push((defaultId ?? throw new InvalidOperationException("[|...|] needs an analyzer with one diagnostic; use {|ID:...|}."), code.Length, "|]"));
                at += 2;
            }
            else if (StartsWith(marked, at, "{|") && NamedEnd(marked, at) is var colon and > 0)
            {
                open.Push((marked[(at + 2)..colon], code.Length, "|}"));
                at = colon + 1;
            }
            else
            {
                code.Append(marked[at++]);
            }
        }

        return open.Count == 0 ? (code.ToString(), marks) : throw new InvalidOperationException("A mark is not closed in:\n" + marked);
    }

    private static int NamedEnd(string text, int at)
    {
        var end = at + 2;
        while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
        return end > at + 2 && end < text.Length && text[end] == ':' ? end : -1;
    }

    private static bool StartsWith(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;
}
