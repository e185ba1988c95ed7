using System.Text;

namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>
/// A template for the <c>Policies</c> of an <c>AWS::Serverless::Function</c>, which takes policy documents as they are: the parameters
/// for the template's own section, and the list to stand in the function's properties.
/// </summary>
public static class SamWriter
{
    /// <summary>Writes a template.</summary>
    /// <returns>The YAML.</returns>
    public static string Write(PolicyTemplate template)
    {
        var yaml = new StringBuilder();
        yaml.Append("# ").Append(template.Title).Append("\n# ").Append(template.Notice).Append('\n');
        yaml.Append("# Parameters belong to those of the SAM template, Policies to the Properties of an AWS::Serverless::Function.\n\n");
        YamlPolicy.Parameters(yaml, template);
        yaml.Append("Policies:\n");
        foreach (var document in template.Documents)
        {
            yaml.Append("  - ");
            YamlPolicy.Document(yaml, document, template, "    ");
        }

        return yaml.ToString();
    }
}
