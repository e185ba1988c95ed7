using System.Globalization;
using System.Text;

namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>
/// A template as CloudFormation: a parameter for each input, a managed policy for each document and its ARN as an output. It can be
/// a stack of its own or one nested in a stack, also in one of SAM.
/// </summary>
public static class CloudFormationWriter
{
    /// <summary>Writes a template.</summary>
    /// <returns>The YAML.</returns>
    public static string Write(PolicyTemplate template)
    {
        var yaml = new StringBuilder();
        yaml.Append("# ").Append(template.Notice).Append("\nAWSTemplateFormatVersion: \"2010-09-09\"\nDescription: ").Append(YamlScalar.Quoted(template.Title)).Append("\n\n");
        YamlPolicy.Parameters(yaml, template);

        yaml.Append("Resources:\n");
        for (var i = 0; i < template.Documents.Count; i++)
        {
            yaml.Append("  ").Append(YamlScalar.Of(NameOf(template, i))).Append(":\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        ");
            YamlPolicy.Document(yaml, template.Documents[i], template, "        ");
        }

        yaml.Append("\nOutputs:\n");
        for (var i = 0; i < template.Documents.Count; i++)
        {
            yaml.Append("  ").Append(YamlScalar.Of(NameOf(template, i) + "Arn")).Append(":\n    Value: !Ref ").Append(YamlScalar.Of(NameOf(template, i))).Append('\n');
        }

        return yaml.ToString();
    }

    /// <summary>The name of the resource that holds a document.</summary>
    /// <param name="document">The document's number, from 0.</param>
    internal static string NameOf(PolicyTemplate template, int document)
        => template.PolicyName + (document == 0 ? "" : (document + 1).ToString(CultureInfo.InvariantCulture));
}
