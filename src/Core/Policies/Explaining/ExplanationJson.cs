using System.Globalization;
using System.Text;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies.Explaining;

/// <summary>An explanation as JSON, for tools: two spaces, <c>\n</c>, lists in one line.</summary>
public static class ExplanationJson
{
    /// <summary>Writes an explanation.</summary>
    /// <returns>The JSON, ended by a line break.</returns>
    public static string Write(Explanation explanation)
    {
        var json = new StringBuilder();
        json.Append("{\n  \"Program\": ");
        PolicyWriter.WriteString(json, explanation.Program);
        json.Append(",\n  \"DataDate\": ");
        PolicyWriter.WriteString(json, explanation.DataDate);
        json.Append(",\n  \"Principal\": ");
        PolicyWriter.WriteString(json, explanation.Principal);
        if (explanation.EntryPoint.Length > 0)
        {
            json.Append(",\n  \"EntryPoint\": ");
            PolicyWriter.WriteString(json, explanation.EntryPoint);
        }

        if (explanation.Fit is { } fit)
        {
            json.Append(",\n  \"Documents\": ").Append(fit.Documents.Count.ToString(CultureInfo.InvariantCulture));
            json.Append(",\n  \"LargestDocument\": ").Append(fit.Size.ToString(CultureInfo.InvariantCulture));
            json.Append(",\n  \"Quota\": ").Append(fit.Quota.ToString(CultureInfo.InvariantCulture));
            json.Append(",\n  \"HasPatterns\": ").Append(fit.IsShrunk ? "true" : "false");
        }

        if (explanation.TakesNamesForBuckets) json.Append(",\n  \"TakesNamesForBuckets\": true");
        Section(json, "Allowed", explanation.Pairs.Select(Pair));
        Section(json, "LeftToTheDeployment", explanation.NotEmitted.Select(Need));
        Section(json, "Unresolved", explanation.Unresolved.Select(static call
            => Line(("Member", Text(call.Call.Member)), ("Because", Text(call.Call.Why)), ("Source", Text(call.Source)), ("Places", List(call.Places)))));
        Section(json, "ReadFromCompiledCode", explanation.Compiled.Select(Text));
        Section(json, "NotReached", explanation.NotReached.Select(static call
            => Line(("Member", Text(call.Call.Member)), ("Owner", Text(call.Call.Owner)), ("Source", Text(call.Source)), ("Calls", call.Call.Count.ToString(CultureInfo.InvariantCulture)))));
        Section(json, "NotAnalysed", explanation.NotAnalysed.Select(Text));
        Section(json, "Excluded", explanation.Excluded.Select(static exclusion
            => Line(("What", Text(exclusion.Exclusion.What)), ("Reason", Text(exclusion.Exclusion.Reason)), ("TakenOut", List(exclusion.TakenOut)))));
        Section(json, "Declared", explanation.Declared.Select(static declaration
            => Line(("Item", Text(declaration.Item)), ("What", Text(declaration.What)), ("Reason", Text(declaration.Reason)))));
        Section(json, "ConditionNotes", explanation.Notes.Select(static note
            => Line(("Kind", Text(note.Kind.ToString())), ("Action", Text(note.Action)), ("Condition", Condition(note.Condition)), ("Because", Text(note.Why)))));
        return json.Append("\n}\n").ToString();
    }

    private static void Section(StringBuilder json, string name, IEnumerable<string> items)
    {
        var lines = string.Join(",\n    ", items);
        json.Append(",\n  \"").Append(name).Append("\": [").Append(lines.Length == 0 ? "]" : "\n    " + lines + "\n  ]");
    }

    private static string Pair(ExplainedPair pair)
        => Line(
            ("Statement", Text(pair.Statement)),
            ("Tier", Text(pair.Tier.ToString())),
            ("Action", Text(pair.Action)),
            ("WrittenAs", Text(pair.WrittenAs)),
            ("Resource", Text(pair.Resource)),
            ("Conditions", "[" + string.Join(", ", pair.Conditions.Select(Condition)) + "]"),
            ("Needs", "[" + string.Join(", ", pair.Needs.Select(Need)) + "]"));

    private static string Condition(PolicyCondition condition)
        => Line(("Operator", Text(condition.Operator)), ("Key", Text(condition.Key)), ("Values", List(condition.Values)));

    private static string Need(ExplainedNeed need)
        => Line(
            ("Action", Text(need.Action)),
            ("Member", Text(need.Member)),
            ("Source", Text(need.Source)),
            ("Reason", Text(need.Reason)),
            ("Inputs", List(need.Inputs)),
            ("Places", List(need.Places)));

    private static string Line(params (string Name, string Value)[] members)
        => "{ " + string.Join(", ", members.Select(static member => $"\"{member.Name}\": {member.Value}")) + " }";

    private static string List(IEnumerable<string> items) => "[" + string.Join(", ", items.Select(Text)) + "]";

    private static string Text(string text)
    {
        var json = new StringBuilder();
        PolicyWriter.WriteString(json, text);
        return json.ToString();
    }
}
