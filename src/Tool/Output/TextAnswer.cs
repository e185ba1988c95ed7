using IamAnalyzers.Core.Common;
using Spectre.Console;

namespace IamAnalyzers.Tool.Output;

/// <summary>An answer for a terminal, or for a pipe.</summary>
internal static class TextAnswer
{
    /// <summary>Writes an answer.</summary>
    /// <param name="console">Where it goes; colours are there only when it is a terminal.</param>
    public static void Write(Answer answer, IAnsiConsole console)
    {
        AnswerPart? last = null;
        foreach (var part in answer.Parts)
        {
            if (last is not null && (part is Heading || last.GetType() != part.GetType())) console.WriteLine();
            Write(part, console);
            last = part;
        }
    }

    private static void Write(AnswerPart part, IAnsiConsole console)
    {
        switch (part)
        {
            case Heading heading:
                Line(console, heading.Text, new Style(decoration: Decoration.Bold));
                break;
            case Paragraph paragraph:
                Line(console, paragraph.Text, StyleOf(paragraph.Tone));
                break;
            case ListItem item:
                Line(console, "- " + item.Text, StyleOf(item.Tone));
                foreach (var detail in item.Details) Line(console, "    " + detail, Style.Plain);
                break;
            case CodeBlock code:
                foreach (var line in code.Text.TrimEnd('\n').Split('\n')) console.WriteLine(string.Join('\t', line.TrimEnd('\r').Split('\t').Select(VisibleText.Of)));
                break;
            default:
                throw new InvalidOperationException($"A part of an answer is unknown: {part.GetType().Name}.");
        }
    }

    private static void Line(IAnsiConsole console, string text, Style style) => console.WriteLine(VisibleText.Of(text.Replace("`", "", StringComparison.Ordinal)), style);

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Good => new Style(Color.Green),
        Tone.Warning => new Style(Color.Yellow),
        Tone.Bad => new Style(Color.Red),
        _ => Style.Plain,
    };
}
