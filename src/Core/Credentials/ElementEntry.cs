namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// An element of XML and what it holds: <c>&lt;add value="..." key="AWSSecretKey" /&gt;</c>, <c>&lt;data name="AwsSecretKey"&gt;&lt;value&gt;...</c>,
/// <c>&lt;property&gt;&lt;name&gt;...&lt;/name&gt;&lt;value&gt;...</c>, the pairs of a property list.
/// </summary>
internal static class ElementEntry
{
    private const int LongestLook = 2000;

    /// <summary>The names that a value's element, or the one around it, gives to it.</summary>
    /// <param name="start">Where the value begins.</param>
    /// <param name="end">Just after the value.</param>
    /// <returns>The names; null when the value is neither in a tag nor between two.</returns>
    public static IEnumerable<string>? Names(string text, int start, int end)
    {
        var floor = Math.Max(0, start - LongestLook);
        var sign = LastSign(text, floor, start);
        if (sign < 0) return null;
        if (text[sign] == '<') return text[sign + 1] == '!' ? NamesAround(text, floor, sign, end) : Attributes(text, sign, Math.Min(text.Length, end + LongestLook));
        return NamesAround(text, floor, start, end);
    }

    /// <summary>The last sign of a tag before a place, of one that has a name.</summary>
    private static int LastSign(string text, int floor, int place)
    {
        for (var i = place - 1; i >= floor; i--)
        {
            if (text[i] == '<') return i + 1 < text.Length && (char.IsLetter(text[i + 1]) || text[i + 1] == '!') ? i : -1;
            if (text[i] == '>') return text.LastIndexOf('<', i, i - floor + 1) is var open && open >= 0 && open + 1 < i && (char.IsLetter(text[open + 1]) || text[open + 1] is '/' or '!') ? i : -1;
            if (text[i] is '{' or '}' or ';') return -1;
        }

        return -1;
    }

    /// <summary>
    /// The names in the element around the value's own: its attributes and its children, which stand at most one level down. A property
    /// list (<c>key</c>, then a value, many times in one <c>dict</c>) names a value by the element just before it.
    /// </summary>
    private static IEnumerable<string> NamesAround(string text, int floor, int place, int end)
    {
        var tags = TagsBefore(text, floor, place).ToList();
        var depth = 0;
        var isInOwn = false;
        for (var i = 0; i < tags.Count; i++)
        {
            var tag = tags[i];
            if (tag.IsClosing) depth++;
            else if (!tag.IsEmpty && depth-- == 0)
            {
                foreach (var name in Attributes(text, tag.Start, tag.End)) yield return name;
                if (isInOwn)
                {
                    foreach (var name in Children(text, tag.End, Math.Min(text.Length, end + LongestLook))) yield return name;
                    yield break;
                }

                isInOwn = true;
                depth = 0;
                if (i + 2 < tags.Count && tags[i + 1] is { IsClosing: true, Name: "key" })
                {
                    yield return Inner(text, tags[i + 2], tags[i + 1]);
                    yield break;
                }
            }
        }
    }

    /// <summary>What the naming children of an element hold.</summary>
    private static IEnumerable<string> Children(string text, int from, int ceiling)
    {
        var depth = 0;
        Tag? open = null;
        for (var i = text.IndexOf('<', from, ceiling - from); i >= 0; i = i + 1 < ceiling ? text.IndexOf('<', i + 1, ceiling - i - 1) : -1)
        {
            if (Tag.At(text, i, ceiling) is not { } tag) continue;
            if (tag.IsClosing)
            {
                if (--depth < 0) yield break;
                if (depth == 0 && open is { } opened && EntryNames.IsNamer(opened.Name)) yield return Inner(text, opened, tag);
            }
            else if (!tag.IsEmpty && depth++ == 0)
            {
                open = tag;
            }
        }
    }

    private static string Inner(string text, Tag open, Tag close) => open.End <= close.Start ? text.Substring(open.End, close.Start - open.End).Trim() : "";

    /// <summary>The tags before a place, the nearest first.</summary>
    private static IEnumerable<Tag> TagsBefore(string text, int floor, int place)
    {
        for (var i = place > floor ? text.LastIndexOf('<', place - 1, place - floor) : -1; i >= floor; i = i > floor ? text.LastIndexOf('<', i - 1, i - floor) : -1)
        {
            if (Tag.At(text, i, place) is { } tag) yield return tag;
        }
    }

    private static IEnumerable<string> Attributes(string text, int start, int ceiling)
    {
        for (var i = start; i < ceiling && text[i] != '>'; i++)
        {
            if (text[i] != '=' || i + 1 >= ceiling || text[i + 1] is not ('"' or '\'')) continue;
            var nameStart = i;
            while (nameStart > start && (TextEvidence.IsNameChar(text[nameStart - 1]) || text[nameStart - 1] == ':')) nameStart--;
            var close = text.IndexOf(text[i + 1], i + 2, ceiling - i - 2);
            if (close < 0) yield break;
            if (EntryNames.IsNamer(text.Substring(nameStart, i - nameStart))) yield return text.Substring(i + 2, close - i - 2);
            i = close;
        }
    }

    /// <summary>A tag of XML.</summary>
    private readonly record struct Tag(string Name, int Start, int End, bool IsClosing, bool IsEmpty)
    {
        public static Tag? At(string text, int start, int ceiling)
        {
            var isClosing = start + 1 < ceiling && text[start + 1] == '/';
            var nameStart = isClosing ? start + 2 : start + 1;
            var nameEnd = nameStart;
            while (nameEnd < ceiling && (TextEvidence.IsNameChar(text[nameEnd]) || text[nameEnd] == ':')) nameEnd++;
            var end = nameEnd > nameStart ? text.IndexOf('>', nameEnd, ceiling - nameEnd) : -1;
            return end < 0 ? null : new(text.Substring(nameStart, nameEnd - nameStart), start, end + 1, isClosing, text[end - 1] == '/');
        }
    }
}
