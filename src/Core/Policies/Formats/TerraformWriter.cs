using System.Globalization;
using System.Text;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>
/// A template as Terraform: a variable for each input and an <c>aws_iam_policy_document</c> for each document. All names begin with
/// the program's, so that the file can stand among others in one module.
/// </summary>
public static class TerraformWriter
{
    /// <summary>Writes a template.</summary>
    /// <returns>The HCL.</returns>
    public static string Write(PolicyTemplate template)
    {
        var hcl = new StringBuilder();
        hcl.Append("# ").Append(template.Title).Append("\n# ").Append(template.Notice).Append('\n');
        foreach (var input in template.Inputs) Variable(hcl, input, VariableName(template, input.Name));
        if (template.Has(PlaceholderKind.Partition) || template.Has(PlaceholderKind.DnsSuffix))
        {
            Data(hcl, "aws_partition", template);
        }

        if (template.RegionOfDeployment && template.Has(PlaceholderKind.Region)) Data(hcl, "aws_region", template);
        if (template.AccountOfDeployment && template.Has(PlaceholderKind.Account)) Data(hcl, "aws_caller_identity", template);
        for (var i = 0; i < template.Documents.Count; i++)
        {
            var number = i == 0 ? "" : "_" + (i + 1).ToString(CultureInfo.InvariantCulture);
            hcl.Append("\ndata \"aws_iam_policy_document\" \"").Append(template.Name.Snake).Append(number).Append("\" {\n");
            for (var j = 0; j < template.Documents[i].Statements.Count; j++)
            {
                if (j > 0) hcl.Append('\n');
                Statement(hcl, template.Documents[i].Statements[j], template);
            }

            hcl.Append("}\n");
        }

        return hcl.ToString();
    }

    private static void Data(StringBuilder hcl, string source, PolicyTemplate template)
        => hcl.Append("\ndata \"").Append(source).Append("\" \"").Append(template.Name.Snake).Append("\" {}\n");

    private static void Variable(StringBuilder hcl, TemplateInput input, string name)
    {
        hcl.Append("\nvariable \"").Append(name).Append("\" {\n  description = ").Append(Quoted(input.Description)).Append("\n  type        = string\n");
        if (input.Default is not null) hcl.Append("  default     = ").Append(Quoted(input.Default)).Append('\n');
        hcl.Append("  nullable    = false\n}\n");
    }

    private static void Statement(StringBuilder hcl, PolicyStatement statement, PolicyTemplate template)
    {
        hcl.Append("  statement {\n    sid    = ").Append(Quoted(statement.Sid)).Append("\n    effect = \"Allow\"\n\n");
        List(hcl, "    ", "actions", statement.Actions.Select(Quoted));
        hcl.Append('\n');
        List(hcl, "    ", "resources", Texts(statement.Resources, template));
        foreach (var condition in statement.Conditions)
        {
            hcl.Append("\n    condition {\n      test     = ").Append(Quoted(condition.Operator))
                .Append("\n      variable = ").Append(Quoted(condition.Key)).Append("\n\n");
            List(hcl, "      ", "values", Texts(condition.Values, template));
            hcl.Append("    }\n");
        }

        hcl.Append("  }\n");
    }

    private static void List(StringBuilder hcl, string indent, string name, IEnumerable<string> items)
    {
        hcl.Append(indent).Append(name).Append(" = [\n");
        foreach (var item in items) hcl.Append(indent).Append("  ").Append(item).Append(",\n");
        hcl.Append(indent).Append("]\n");
    }

    private static IEnumerable<string> Texts(EquatableArray<string> texts, PolicyTemplate template)
        => FormatText.Write(texts, parts => Text(parts, template));

    private static string Text(IReadOnlyList<PlaceholderPart> parts, PolicyTemplate template)
    {
        if (parts.Count == 1 && parts[0].Kind != PlaceholderKind.None) return Reference(parts[0], template);
        var text = new StringBuilder("\"");
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Kind == PlaceholderKind.None) Literal(text, PolicyVariables(parts[i].Text), isBeforeReference: i + 1 < parts.Count);
            else text.Append("${").Append(Reference(parts[i], template)).Append('}');
        }

        return text.Append('"').ToString();
    }

    private static string Reference(PlaceholderPart part, PolicyTemplate template) => part.Kind switch
    {
        PlaceholderKind.Partition => $"data.aws_partition.{template.Name.Snake}.partition",
        PlaceholderKind.DnsSuffix => $"data.aws_partition.{template.Name.Snake}.dns_suffix",
        PlaceholderKind.Region when template.RegionOfDeployment => $"data.aws_region.{template.Name.Snake}.name",
        PlaceholderKind.Account when template.AccountOfDeployment => $"data.aws_caller_identity.{template.Name.Snake}.account_id",
        _ => "var." + VariableName(template, template.NameOf(part)),
    };

    private static string VariableName(PolicyTemplate template, TemplateName name) => template.Name.Snake + "_" + name.Snake;

    // The data source makes "${" of "&{", and knows no way to keep it: a wildcard for one character is the nearest that matches.
    private static string PolicyVariables(string text) => text.Replace("&{", "?{");

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        Literal(quoted, text, isBeforeReference: false);
        return quoted.Append('"').ToString();
    }

    // "$${" and "%%{" stand for "${" and "%{". Marks that would be read as a part of that are written as an expression.
    private static void Literal(StringBuilder hcl, string text, bool isBeforeReference)
    {
        for (var i = 0; i < text.Length;)
        {
            if (text[i] is not ('$' or '%'))
            {
                var next = text.IndexOfAny(['$', '%'], i);
                if (next < 0) next = text.Length;
                hcl.Append(FormatText.Escape(text.Substring(i, next - i)));
                i = next;
                continue;
            }

            var mark = text[i];
            var end = i;
            while (end < text.Length && text[end] == mark) end++;
            var marks = new string(mark, end - i);
            var isBeforeBrace = end < text.Length && text[end] == '{';
            if (isBeforeBrace && marks.Length == 1) hcl.Append(mark).Append(mark);
            else if (isBeforeBrace || (mark == '$' && end == text.Length && isBeforeReference)) hcl.Append("${\"").Append(marks).Append("\"}");
            else hcl.Append(marks);
            i = end;
        }
    }
}
