using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>The text of a value for a place with some indentation: its first line has none, the others have it.</summary>
internal delegate string ValueText(string indentation);

/// <summary>
/// A list in a JSON text, an array or the members of an object: puts items in and takes items out so that no other line changes. An item
/// goes above the comments of the one that it stands before, and takes with it the comment on its own line.
/// </summary>
/// <param name="layout">The text.</param>
/// <param name="style">How the file is written.</param>
/// <param name="range">The list with its brackets.</param>
/// <param name="items">Its items, in order.</param>
internal sealed class JsonList(JsonLayout layout, PolicyStyle style, TextRange range, IReadOnlyList<TextRange> items)
{
    /// <summary>Puts texts before an item; after the last one where the index is the number of items.</summary>
    public IEnumerable<TextEdit> Insert(int index, IReadOnlyList<ValueText> added)
    {
        if (added.Count == 0) return [];
        if (items.Count == 0) return [Fill(added)];
        return index < items.Count ? [Before(index, added)] : After(added);
    }

    /// <summary>Takes items out, with their commas and lines.</summary>
    /// <param name="indexes">Their indexes, in order.</param>
    public IEnumerable<TextEdit> Remove(IReadOnlyList<int> indexes)
    {
        if (indexes.Count == items.Count && !HasCommentAround())
        {
            yield return TextEdit.Remove(range.Start + 1, range.End - 1);
            yield break;
        }

        foreach (var (first, last) in Runs(indexes)) yield return RemoveRun(items[first].Start, EndWithComma(last));

        // The item that is now the last one has no comma, unless the last one had one.
        var kept = Enumerable.Range(0, items.Count).Except(indexes).DefaultIfEmpty(-1).Max();
        if (kept < 0 || kept == items.Count - 1 || layout.CommaAfter(items[items.Count - 1].End) >= 0) yield break;
        var comma = layout.CommaAfter(items[kept].End);
        yield return TextEdit.Remove(comma, comma + 1);
    }

    /// <summary>Makes a list of a value that stands alone, and puts texts before and after it.</summary>
    public static IEnumerable<TextEdit> Wrap(PolicyStyle style, TextRange value, string indentation, IEnumerable<ValueText> before, IEnumerable<ValueText> after)
    {
        yield return TextEdit.Insert(value.Start, "[" + string.Concat(before.Select(text => text(indentation) + "," + style.Gap)));
        yield return TextEdit.Insert(value.End, string.Concat(after.Select(text => "," + style.Gap + text(indentation))) + "]");
    }

    private TextEdit Before(int index, IReadOnlyList<ValueText> added)
    {
        var indentation = layout.Indentation(items[index].Start);
        var line = layout.NextLine(index == 0 ? range.Start + 1 : layout.CommaAfter(items[index - 1].End) + 1);
        return line < 0
            ? TextEdit.Insert(items[index].Start, string.Concat(added.Select(text => text(indentation) + "," + style.Gap)))
            : TextEdit.Insert(line, string.Concat(added.Select(text => indentation + text(indentation) + "," + layout.LineEnd)));
    }

    private IEnumerable<TextEdit> After(IReadOnlyList<ValueText> added)
    {
        var last = items[items.Count - 1];
        var indentation = layout.Indentation(last.Start);
        var end = EndWithComma(items.Count - 1);
        if (end == last.End) yield return TextEdit.Insert(end, ",");
        if (!layout.IsFirstInLine(last.Start))
        {
            yield return TextEdit.Insert(end, style.Gap + string.Join("," + style.Gap, added.Select(text => text(indentation))));
            yield break;
        }

        var lines = string.Join("," + layout.LineEnd, added.Select(text => indentation + text(indentation)));
        var line = layout.NextLine(end);
        yield return line < 0 ? TextEdit.Insert(end, layout.LineEnd + lines) : TextEdit.Insert(line, lines + layout.LineEnd);
    }

    private TextEdit Fill(IReadOnlyList<ValueText> added)
    {
        var line = layout.NextLine(range.Start + 1);
        var outer = layout.Indentation(line < 0 ? range.Start : range.End - 1);
        if (line < 0 && style.IsOneLine) return TextEdit.Insert(range.Start + 1, string.Join("," + style.Gap, added.Select(text => text(outer))));
        var inner = outer + style.Unit;
        var lines = string.Join("," + layout.LineEnd, added.Select(text => inner + text(inner))) + layout.LineEnd;
        return line < 0
            ? new TextEdit(TextRange.Between(range.Start + 1, layout.SpaceAfter(range.Start + 1)), layout.LineEnd + lines + outer)
            : TextEdit.Insert(line, lines);
    }

    private TextEdit RemoveRun(int start, int end)
    {
        var next = layout.NextLine(end);
        if (layout.IsFirstInLine(start)) return next >= 0 ? TextEdit.Remove(layout.LineStart(start), next) : TextEdit.Remove(start, layout.SpaceAfter(end));
        var isLast = next >= 0 || end == items[items.Count - 1].End;
        return isLast ? TextEdit.Remove(layout.SpaceBefore(start), end) : TextEdit.Remove(start, layout.SpaceAfter(end));
    }

    private int EndWithComma(int index) => layout.CommaAfter(items[index].End) is >= 0 and var comma ? comma + 1 : items[index].End;

    private bool HasCommentAround()
        => layout.Text.IndexOf('/', range.Start, items[0].Start - range.Start) >= 0
            || layout.Text.IndexOf('/', items[items.Count - 1].End, range.End - items[items.Count - 1].End) >= 0;

    private static IEnumerable<(int First, int Last)> Runs(IReadOnlyList<int> indexes)
    {
        for (var i = 0; i < indexes.Count;)
        {
            var end = i;
            while (end + 1 < indexes.Count && indexes[end + 1] == indexes[end] + 1) end++;
            yield return (indexes[i], indexes[end]);
            i = end + 1;
        }
    }
}
