using System.Text;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>One replacement in a text.</summary>
/// <param name="Range">What goes; empty for an insertion.</param>
/// <param name="NewText">What comes in its place; empty for a removal.</param>
public sealed record TextEdit(TextRange Range, string NewText)
{
    internal static TextEdit Insert(int at, string text) => new(new TextRange(at, 0), text);

    internal static TextEdit Remove(int start, int end) => new(TextRange.Between(start, end), "");

    /// <summary>Sorts edits by place; insertions at one place become one, in their order.</summary>
    internal static IReadOnlyList<TextEdit> Unite(IEnumerable<TextEdit> edits)
        => [.. edits
            .GroupBy(static edit => edit.Range)
            .Select(static place => new TextEdit(place.Key, string.Concat(place.Select(static edit => edit.NewText))))
            .OrderBy(static edit => edit.Range.Start)
            .ThenBy(static edit => edit.Range.Length)];

    internal static string Apply(string text, IReadOnlyList<TextEdit> edits)
    {
        var built = new StringBuilder(text.Length + 256);
        var at = 0;
        foreach (var edit in edits)
        {
            built.Append(text, at, edit.Range.Start - at).Append(edit.NewText);
            at = edit.Range.End;
        }

        return built.Append(text, at, text.Length - at).ToString();
    }
}
