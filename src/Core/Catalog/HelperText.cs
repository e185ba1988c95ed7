using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Catalog;

/// <summary>The text of the helper layers: a <c>type</c> line with the types that share methods, then one line a group of methods.</summary>
internal static class HelperText
{
    /// <summary>The word for a method that calls no operation.</summary>
    private const string None = "none";

    // What stands between the methods and their operations says what the methods' own request tells.
    private static readonly Dictionary<string, HelperRequest> Arrows = new(StringComparer.Ordinal)
    {
        ["=>"] = HelperRequest.Hidden,
        ["~>"] = HelperRequest.Partial,
        ["==>"] = HelperRequest.Whole,
    };

    /// <summary>Reads the helpers.</summary>
    /// <param name="text">The file.</param>
    /// <returns>All helpers, in the order of the file.</returns>
    /// <exception cref="FormatException">The text is not of the format.</exception>
    public static IEnumerable<HelperEntry> Parse(string text)
    {
        string[] types = [];
        foreach (var line in text.Split(['\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#') continue;
            var words = line.Split(' ');
            if (words[0] == "type")
            {
                types = words.Skip(1).ToArray();
                continue;
            }

            var arrow = Array.FindIndex(words, Arrows.ContainsKey);
            if (arrow < 1 || arrow == words.Length - 1 || types.Length == 0) throw new FormatException("Not a helper: " + line);
            var rest = words.Skip(arrow + 1).ToArray();
            var operations = rest.Where(static word => word != None && !IsRename(word)).Select(ParseOperation).ToArray();
            var renames = rest.Where(IsRename).Select(static word => word.Split('=')).Select(static pair => new HelperRename(pair[0], pair[1])).ToEquatableArray();
            foreach (var type in types)
            {
                for (var i = 0; i < arrow; i++) yield return new HelperEntry(type, words[i], operations, Arrows[words[arrow]], renames);
            }
        }
    }

    private static bool IsRename(string word) => word.IndexOf('=') > 0;

    private static HelperOperation ParseOperation(string word)
    {
        var colon = word.IndexOf(':');
        if (colon <= 0) throw new FormatException("Not an operation: " + word);
        var isCertain = word[word.Length - 1] != '?';
        var end = isCertain ? word.Length : word.Length - 1;
        return new HelperOperation(word.Substring(0, colon), word.Substring(colon + 1, end - colon - 1), isCertain);
    }
}
