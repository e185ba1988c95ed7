using System.Text;

namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>
/// CloudFormation and SAM as JSON, which is what .NET's own project templates have (<c>serverless.template</c>). JSON has no comments, so the notice stands in
/// <c>Metadata</c>, which both take.
/// </summary>
internal static class JsonPolicy
{
    /// <summary>Writes a template of CloudFormation: what <see cref="CloudFormationWriter"/> writes.</summary>
    public static string CloudFormation(PolicyTemplate template)
    {
        var names = Enumerable.Range(0, template.Documents.Count).Select(i => CloudFormationWriter.NameOf(template, i)).ToArray();
        return Object(
            [
                ("AWSTemplateFormatVersion", Text("2010-09-09")),
                ("Description", Text(template.Title)),
                .. Head(template),
                ("Resources", Object(
                    names.Select((name, i) => (name, Object([("Type", Text("AWS::IAM::ManagedPolicy")), ("Properties", Object([("PolicyDocument", Document(template.Documents[i], template, "        "))], "      "))], "    "))),
                    "  ")),
                ("Outputs", Object(names.Select(static name => (name + "Arn", Object([("Value", Object([("Ref", Text(name))], ""))], "    "))), "  ")),
            ],
            "") + "\n";
    }

    /// <summary>Writes what belongs into a template of SAM: what <see cref="SamWriter"/> writes.</summary>
    public static string Sam(PolicyTemplate template)
        => Object([.. Head(template), ("Policies", List(template.Documents.Select(document => Document(document, template, "    ")), "  "))], "") + "\n";

    private static IEnumerable<(string Name, string Value)> Head(PolicyTemplate template)
    {
        yield return ("Metadata", Object([("Notice", Text(template.Notice))], "  "));
        if (template.Inputs.Count == 0) yield break;
        yield return ("Parameters", Object(
            template.Inputs.Select(static input => (input.Name.Pascal, Object(
                [("Type", Text("String")), ("Description", Text(input.Description)), .. input.Default is { } value ? [("Default", Text(value))] : Array.Empty<(string, string)>(), ("MinLength", "1")],
                "    "))),
            "  "));
    }

    private static string Document(PolicyDocument document, PolicyTemplate template, string indent)
        => Object([("Version", Text("2012-10-17")), ("Statement", List(document.Statements.Select(statement => Statement(statement, template, indent + "    ")), indent + "  "))], indent);

    private static string Statement(PolicyStatement statement, PolicyTemplate template, string indent)
    {
        List<(string, string)> members = [("Sid", Text(statement.Sid)), ("Effect", Text("Allow")), ("Action", List(statement.Actions.Select(Text), indent + "  ")), ("Resource", List(Texts(statement.Resources, template), indent + "  "))];
        if (statement.Conditions.Count > 0)
        {
            members.Add(("Condition", Object(
                statement.Conditions.GroupBy(static condition => condition.Operator, StringComparer.Ordinal)
                    .Select(test => (test.Key, Object(test.Select(condition => (condition.Key, List(Texts(condition.Values, template), indent + "      "))), indent + "    "))),
                indent + "  ")));
        }

        return Object(members, indent);
    }

    private static IEnumerable<string> Texts(IEnumerable<string> texts, PolicyTemplate template)
        => FormatText.Write(texts, parts => CloudFormationText.Of(parts, template) switch
        {
            { Function: "" } plain => Text(plain.Text),
            { Function: "Ref" } reference => Object([("Ref", Text(reference.Text))], ""),
            var made => Object([("Fn::" + made.Function, Text(made.Text))], ""),
        });

    // An object without indent stands on one line.
    private static string Object(IEnumerable<(string Name, string Value)> members, string indent)
    {
        var lines = members.Select(static member => Text(member.Name) + ": " + member.Value).ToArray();
        return indent.Length == 0 && lines.Length == 1 ? "{ " + lines[0] + " }" : "{\n" + string.Join(",\n", lines.Select(line => indent + "  " + line)) + "\n" + indent + "}";
    }

    private static string List(IEnumerable<string> items, string indent) => "[\n" + string.Join(",\n", items.Select(item => indent + "  " + item)) + "\n" + indent + "]";

    private static string Text(string text)
    {
        var json = new StringBuilder();
        PolicyWriter.WriteString(json, text);
        return json.ToString();
    }
}
