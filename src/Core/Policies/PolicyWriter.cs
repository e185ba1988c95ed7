using System.Globalization;
using System.Text;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies;

/// <summary>A policy as JSON: two spaces, <c>\n</c>, a member a line, so that a new permission is one line of a diff.</summary>
public static class PolicyWriter
{
    /// <summary>Writes a policy.</summary>
    /// <param name="document">The policy; one without statements is written too, though IAM refuses it.</param>
    /// <returns>The JSON, ended by a line break.</returns>
    public static string Write(PolicyDocument document)
    {
        var json = new StringBuilder();
        json.Append("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [");
        for (var i = 0; i < document.Statements.Count; i++)
        {
            json.Append(i == 0 ? "\n" : ",\n");
            Write(json, document.Statements[i]);
        }

        json.Append(document.Statements.Count == 0 ? "]\n}\n" : "\n  ]\n}\n");
        return json.ToString();
    }

    /// <summary>Writes a text as a JSON string.</summary>
    /// <param name="json">Where to.</param>
    public static void WriteString(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\') json.Append('\\').Append(c);
            else if (c is < ' ' or > '~') json.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else json.Append(c);
        }

        json.Append('"');
    }

    private static void Write(StringBuilder json, PolicyStatement statement)
    {
        json.Append("    {\n      \"Sid\": ");
        WriteString(json, statement.Sid);
        json.Append(",\n      \"Effect\": \"Allow\",\n      \"Action\": ");
        WriteList(json, statement.Actions, "      ");
        json.Append(",\n      \"Resource\": ");
        WriteList(json, statement.Resources, "      ");
        if (statement.Conditions.Count > 0) WriteConditions(json, statement.Conditions);
        json.Append("\n    }");
    }

    private static void WriteConditions(StringBuilder json, IReadOnlyList<PolicyCondition> conditions)
    {
        json.Append(",\n      \"Condition\": {");
        var operators = conditions.GroupBy(static condition => condition.Operator, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < operators.Length; i++)
        {
            json.Append(i == 0 ? "\n        " : ",\n        ");
            WriteString(json, operators[i].Key);
            json.Append(": {");
            var first = true;
            foreach (var condition in operators[i])
            {
                json.Append(first ? "\n          " : ",\n          ");
                first = false;
                WriteString(json, condition.Key);
                json.Append(": ");
                WriteList(json, condition.Values, "          ");
            }

            json.Append("\n        }");
        }

        json.Append("\n      }");
    }

    private static void WriteList(StringBuilder json, EquatableArray<string> items, string indent)
    {
        json.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            json.Append(i == 0 ? "\n" : ",\n").Append(indent).Append("  ");
            WriteString(json, items[i]);
        }

        json.Append('\n').Append(indent).Append(']');
    }
}
