using System.Text;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>Writes statements as the others of their file are written.</summary>
internal sealed class StatementWriter(PolicyStyle style)
{
    /// <summary>Writes a statement that allows.</summary>
    /// <param name="sid">Its id; <see langword="null"/> for none.</param>
    /// <param name="conditions">The conditions, sorted by operator and key.</param>
    public ValueText Statement(string? sid, EquatableArray<string> actions, EquatableArray<string> resources, EquatableArray<PolicyCondition> conditions)
    {
        var members = new List<ValueText>();
        if (sid is not null) members.Add(Member("Sid", _ => Text(sid)));
        members.Add(Member("Effect", static _ => "\"Allow\""));
        members.Add(Member("Action", List("Action", actions)));
        members.Add(Member("Resource", List("Resource", resources)));
        if (conditions.Count > 0) members.Add(Member("Condition", Object([.. Operators(conditions)])));
        return Object(members);
    }

    /// <summary>Writes the member <c>Statement</c>.</summary>
    public ValueText Statements(IReadOnlyList<ValueText> statements) => Member("Statement", Array(statements, style.IsOneLine));

    /// <summary>Writes the member <c>Version</c>.</summary>
    public ValueText Version() => Member("Version", static _ => Text(Policies.Text.PolicyTextReader.CurrentVersion));

    /// <summary>Writes an object.</summary>
    public ValueText Object(IReadOnlyList<ValueText> members)
        => indentation => style.IsOneLine
            ? "{" + style.Padding + string.Join("," + style.Gap, members.Select(member => member(indentation))) + style.Padding + "}"
            : Lines("{", members, "}", indentation);

    /// <summary>Writes a string.</summary>
    public static string Text(string value)
    {
        var json = new StringBuilder(value.Length + 2);
        PolicyWriter.WriteString(json, value);
        return json.ToString();
    }

    private IEnumerable<ValueText> Operators(EquatableArray<PolicyCondition> conditions)
        => conditions
            .GroupBy(static condition => condition.Operator, StringComparer.Ordinal)
            .Select(group => Member(group.Key, Object([.. group.Select(condition => Member(condition.Key, List("Condition", condition.Values)))])));

    private ValueText Member(string name, ValueText value) => indentation => Text(name) + style.Colon + value(indentation);

    private ValueText List(string element, EquatableArray<string> values)
        => values.Count == 1 && !style.IsSingleList(element)
            ? _ => Text(values[0])
            : Array([.. values.Select(static value => (ValueText)(_ => Text(value)))], style.IsOneLine || !style.HasLists);

    private ValueText Array(IReadOnlyList<ValueText> items, bool isOneLine)
        => indentation => isOneLine
            ? "[" + string.Join("," + style.Gap, items.Select(item => item(indentation))) + "]"
            : Lines("[", items, "]", indentation);

    private string Lines(string open, IReadOnlyList<ValueText> items, string close, string indentation)
    {
        var inner = indentation + style.Unit;
        return open + style.LineEnd + string.Join("," + style.LineEnd, items.Select(item => inner + item(inner))) + style.LineEnd + indentation + close;
    }
}
