using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>How a policy file is written, so that what is added looks like what is there. The default is that of this package's own files.</summary>
internal sealed class PolicyStyle
{
    private readonly Dictionary<string, bool> _singlesAsLists = new(StringComparer.Ordinal);
    private readonly bool _hasStatements;

    public PolicyStyle(JsonLayout layout, PolicyText? policy)
    {
        LineEnd = layout.LineEnd;
        if (policy is null) return;

        var root = policy.Root;
        _hasStatements = policy.Statements.Count > 0;
        Unit = UnitOf(layout, root);
        Colon = ColonOf(layout, root);
        IsOneLine = _hasStatements
            ? policy.Statements.All(statement => IsInOneLine(layout, statement.Range))
            : IsInOneLine(layout, root.Range);
        Padding = _hasStatements && IsOneLine ? PaddingOf(layout, policy.Statements[0]) : Gap;
        HasSids = policy.Statements.Count(static statement => statement.Sid is { Text.Length: > 0 }) * 2 >= policy.Statements.Count;

        var elements = policy.Statements.SelectMany(static statement => new[] { statement.Action, statement.Resource }).OfType<PolicyElement>().ToList();
        var arrays = elements.FindAll(element => layout.Text[element.Range.Start] == '[');
        HasLists = arrays.Count == 0 || arrays.Exists(element => !IsInOneLine(layout, element.Range));
        foreach (var name in elements.Select(static element => element.Name).Distinct())
        {
            var singles = elements.FindAll(element => element.Name == name && element.Values.Count == 1);
            if (singles.Count > 0) _singlesAsLists[name] = singles.TrueForAll(arrays.Contains);
        }
    }

    /// <summary>The end of a line.</summary>
    public string LineEnd { get; }

    /// <summary>One step of indentation.</summary>
    public string Unit { get; } = "  ";

    /// <summary>What stands between a name and its value.</summary>
    public string Colon { get; } = ": ";

    /// <summary>What follows a comma in a line.</summary>
    public string Gap => Colon[Colon.Length - 1] == ' ' ? " " : "";

    /// <summary>What stands inside the braces of an object in one line.</summary>
    public string Padding { get; } = " ";

    /// <summary>Whether a statement is one line.</summary>
    public bool IsOneLine { get; }

    /// <summary>Whether a list has a line for each item, where a statement has several lines.</summary>
    public bool HasLists { get; } = true;

    /// <summary>Whether statements have ids.</summary>
    public bool HasSids { get; } = true;

    /// <summary>Whether an element with one value is a list, too.</summary>
    public bool IsSingleList(string element)
        => _singlesAsLists.TryGetValue(element, out var known) ? known
            : _hasStatements && _singlesAsLists.Count > 0 ? _singlesAsLists.Values.All(static isList => isList)
            : !IsOneLine;

    private static string UnitOf(JsonLayout layout, JsonValue root)
    {
        if (root.Members.Count == 0 || !layout.IsFirstInLine(root.Members[0].NameRange.Start)) return "  ";
        var (outer, inner) = (layout.Indentation(root.Range.Start), layout.Indentation(root.Members[0].NameRange.Start));
        return inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner.Substring(outer.Length) : "  ";
    }

    private static string ColonOf(JsonLayout layout, JsonValue root)
    {
        if (root.Members.Count == 0) return ": ";
        var (start, end) = (root.Members[0].NameRange.End, root.Members[0].Value.Range.Start);
        var between = layout.Text.Substring(start, end - start);
        return between.Trim(' ', '\t') == ":" ? between : ": ";
    }

    private static string PaddingOf(JsonLayout layout, PolicyTextStatement statement)
    {
        var start = statement.Range.Start + 1;
        return layout.Text.Substring(start, layout.SpaceAfter(start) - start);
    }

    private static bool IsInOneLine(JsonLayout layout, Common.TextRange range) => layout.Text.IndexOf('\n', range.Start, range.Length) < 0;
}
