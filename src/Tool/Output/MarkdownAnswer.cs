using System.Text;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Tool.Output;

/// <summary>An answer as Markdown, for a comment on a pull request.</summary>
internal static class MarkdownAnswer
{
    private const string Special = "\\*_{}[]<>#|!&";

    /// <summary>Writes an answer.</summary>
    /// <returns>The text, lines ended by <c>\n</c>.</returns>
    public static string Write(Answer answer)
    {
        var text = new StringBuilder();
        AnswerPart? last = null;
        foreach (var part in answer.Parts)
        {
            if (last is not null && !(last is ListItem && part is ListItem)) text.Append('\n');
            text.Append(part switch
            {
                Heading heading => $"{new string('#', heading.Level)} {Escaped(heading.Text)}\n",
                Paragraph paragraph => Escaped(paragraph.Text) + "\n",
                ListItem item => $"- {Escaped(item.Text)}\n{string.Concat(item.Details.Select(static detail => $"  - {Escaped(detail)}\n"))}",
                CodeBlock code => Fenced(code),
                _ => throw new InvalidOperationException($"A part of an answer is unknown: {part.GetType().Name}."),
            });
            last = part;
        }

        return text.ToString();
    }

    // Names of files and code come from others: outside of code spans nothing of them is markup.
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        var isCode = false;
        foreach (var c in VisibleText.Of(text))
        {
            if (c == '`') isCode = !isCode;
            else if (!isCode && Special.Contains(c, StringComparison.Ordinal)) escaped.Append('\\');
            escaped.Append(c);
        }

        return isCode ? escaped.Append('`').ToString() : escaped.ToString();
    }

    private static string Fenced(CodeBlock code)
    {
        var fence = "```";
        while (code.Text.Contains(fence, StringComparison.Ordinal)) fence += "`";
        return $"{fence}{code.Language}\n{code.Text.TrimEnd('\n')}\n{fence}\n";
    }
}
