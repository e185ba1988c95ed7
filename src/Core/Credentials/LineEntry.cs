namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// An entry by indentation: the lines beside a value's line and the line that they stand under (YAML, INI, TOML). A dash begins an entry
/// of a list, a header in brackets or a blank line one of an INI file.
/// </summary>
internal static class LineEntry
{
    private const int MostLines = 40;

    /// <summary>The names that the entry gives to a value.</summary>
    /// <param name="place">Where the value begins.</param>
    public static IEnumerable<string> Names(string text, int place)
    {
        var own = TextLine.At(text, place);
        var line = own;
        for (var i = 0; i < MostLines && !line.BeginsEntry && line.Before(text) is { } above; i++)
        {
            line = above;
            if (line.Header is { } header) yield return header;
            if (line.Depth > own.Depth) continue;
            if (line.Depth < own.Depth)
            {
                // What the entry stands under is its name.
                if (line.Key is { Length: > 0 } parent) yield return parent;
                break;
            }

            if (line.IsBlank) break;
            if (line.Name is { } name) yield return name;
        }

        line = own;
        for (var i = 0; i < MostLines && line.After(text) is { IsBlank: false, BeginsEntry: false } below && below.Depth >= own.Depth; i++)
        {
            line = below;
            if (line.Depth == own.Depth && line.Name is { } name) yield return name;
        }
    }
}
