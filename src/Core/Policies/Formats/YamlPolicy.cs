using System.Text;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>The parts of CloudFormation and SAM templates: parameters and policy documents as YAML with the short forms of functions.</summary>
internal static class YamlPolicy
{
    /// <summary>Writes the section of parameters, when there are inputs.</summary>
    /// <param name="yaml">Where to.</param>
    public static void Parameters(StringBuilder yaml, PolicyTemplate template)
    {
        if (template.Inputs.Count == 0) return;
        yaml.Append("Parameters:\n");
        foreach (var input in template.Inputs)
        {
            yaml.Append("  ").Append(YamlScalar.Of(input.Name.Pascal)).Append(":\n    Type: String\n    Description: ").Append(YamlScalar.Quoted(input.Description)).Append('\n');
            if (input.Default is not null) yaml.Append("    Default: ").Append(YamlScalar.Quoted(input.Default)).Append('\n');
            yaml.Append("    MinLength: 1\n");
        }

        yaml.Append('\n');
    }

    /// <summary>Writes a policy document.</summary>
    /// <param name="yaml">Where to.</param>
    /// <param name="indent">The spaces before each line but the first, which the caller has begun.</param>
    public static void Document(StringBuilder yaml, PolicyDocument document, PolicyTemplate template, string indent)
    {
        yaml.Append("Version: \"2012-10-17\"\n").Append(indent).Append("Statement:\n");
        foreach (var statement in document.Statements) Statement(yaml, statement, template, indent + "  ");
    }

    private static void Statement(StringBuilder yaml, PolicyStatement statement, PolicyTemplate template, string indent)
    {
        yaml.Append(indent).Append("- Sid: ").Append(YamlScalar.Quoted(statement.Sid)).Append('\n');
        yaml.Append(indent).Append("  Effect: Allow\n");
        List(yaml, indent + "  ", "Action", statement.Actions.Select(YamlScalar.Of));
        List(yaml, indent + "  ", "Resource", Texts(statement.Resources, template));
        if (statement.Conditions.Count == 0) return;
        yaml.Append(indent).Append("  Condition:\n");
        foreach (var conditions in statement.Conditions.GroupBy(static condition => condition.Operator, StringComparer.Ordinal))
        {
            yaml.Append(indent).Append("    ").Append(YamlScalar.Of(conditions.Key)).Append(":\n");
            foreach (var condition in conditions) List(yaml, indent + "      ", YamlScalar.Quoted(condition.Key), Texts(condition.Values, template));
        }
    }

    private static void List(StringBuilder yaml, string indent, string key, IEnumerable<string> items)
    {
        yaml.Append(indent).Append(key).Append(":\n");
        foreach (var item in items) yaml.Append(indent).Append("  - ").Append(item).Append('\n');
    }

    private static IEnumerable<string> Texts(EquatableArray<string> texts, PolicyTemplate template)
        => FormatText.Write(texts, parts => Text(parts, template));

    private static string Text(IReadOnlyList<PlaceholderPart> parts, PolicyTemplate template) => CloudFormationText.Of(parts, template) switch
    {
        { Function: "" } plain => YamlScalar.Quoted(plain.Text),
        { Function: "Ref" } reference => "!Ref " + YamlScalar.Of(reference.Text),
        var made => "!" + made.Function + " " + YamlScalar.Quoted(made.Text),
    };
}
