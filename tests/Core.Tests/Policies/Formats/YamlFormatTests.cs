using System.Text.RegularExpressions;
using IamAnalyzers.Core.Policies.Formats;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace IamAnalyzers.Core.Tests.Policies.Formats;

/// <summary>CloudFormation and SAM, read back by YamlDotNet.</summary>
public sealed partial class YamlFormatTests
{
    [Fact]
    public void CloudFormation_HoldsTheTemplate()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            foreach (var template in Templates.Of(Templates.RandomNeeds(seed)))
            {
                var root = Parse(CloudFormationWriter.Write(template));

                Assert.Equal(Templates.Expected(template), ((YamlMappingNode)root["Resources"]).Children
                    .SelectMany(resource => Statements(resource.Value["Properties"]["PolicyDocument"], template)));
                Assert.Equal(template.Inputs.Select(Text), Parameters(root));
                Assert.Equal(template.Documents.Count, ((YamlMappingNode)root["Outputs"]).Children.Count);
            }
        }
    }

    [Fact]
    public void Sam_HoldsTheTemplate()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            foreach (var template in Templates.Of(Templates.RandomNeeds(seed)))
            {
                var root = Parse(SamWriter.Write(template));

                Assert.Equal(Templates.Expected(template), ((YamlSequenceNode)root["Policies"]).Children.SelectMany(document => Statements(document, template)));
                Assert.Equal(template.Inputs.Select(Text), Parameters(root));
            }
        }
    }

    [Theory]
    [InlineData("arn:aws:s3:::b/${*}${?}${$}{x}")]
    [InlineData("arn:aws:s3:::${aws:username}/\"quoted\"\\back: #no - comment")]
    [InlineData("arn:aws:s3:::b/ü\t\u0001")]
    [InlineData("arn:${Partition}:s3:::${Input:B}${*}/${!x}/$/")]
    [InlineData("arn:${Partition}:s3:::${aws:PrincipalTag/team}-$${Input:B}/%{if}")]
    public void TextsOfAnyKind_ComeBackAsTheyWere(string resource)
    {
        var template = Templates.One(Templates.Need("s3:GetObject", resource));

        var document = Parse(CloudFormationWriter.Write(template))["Resources"]["AppPolicy"]["Properties"]["PolicyDocument"];

        Assert.Equal(resource, Assert.Single(Statements(document, template)).Resources);
    }

    [Fact]
    public void PolicyWithoutInputs_HasNoParameters()
    {
        var text = CloudFormationWriter.Write(Templates.One(Templates.Need("s3:ListAllMyBuckets", "*")));

        Assert.Equal(
            """
            # Written by the build of App, which replaces the whole file.
            AWSTemplateFormatVersion: "2010-09-09"
            Description: "IAM permissions that App needs."

            Resources:
              AppPolicy:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - Sid: "AnyResource"
                        Effect: Allow
                        Action:
                          - s3:ListAllMyBuckets
                        Resource:
                          - "*"

            Outputs:
              AppPolicyArn:
                Value: !Ref AppPolicy

            """,
            text);
    }

    private static string Text(TemplateInput input) => $"{input.Name.Pascal} {input.Description} {input.Default}";

    private static IEnumerable<string> Parameters(YamlNode root)
        => ((YamlMappingNode)root).Children.TryGetValue("Parameters", out var parameters)
            ? ((YamlMappingNode)parameters).Children.Select(parameter => $"{parameter.Key} {parameter.Value["Description"]} {(((YamlMappingNode)parameter.Value).Children.TryGetValue("Default", out var value) ? value : "")}")
            : [];

    private static YamlNode Parse(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return yaml.Documents.Single().RootNode;
    }

    private static IEnumerable<ParsedStatement> Statements(YamlNode document, PolicyTemplate template)
        => ((YamlSequenceNode)document["Statement"]).Children.Cast<YamlMappingNode>().Select(statement => new ParsedStatement(
            statement["Sid"].ToString(),
            List(statement["Action"], template),
            List(statement["Resource"], template),
            statement.Children.TryGetValue("Condition", out var conditions)
                ? string.Join(' ', ((YamlMappingNode)conditions).Children
                    .SelectMany(test => ((YamlMappingNode)test.Value).Children.Select(key => (Name: $"{test.Key}{key.Key}", Text: $"{test.Key} {key.Key} {List(key.Value, template)}")))
                    .OrderBy(condition => condition.Name, StringComparer.Ordinal)
                    .Select(condition => condition.Text))
                : ""));

    private static string List(YamlNode list, PolicyTemplate template)
        => string.Join(' ', ((YamlSequenceNode)list).Children.Cast<YamlScalarNode>().Select(node => Value(node, template)));

    private static string Value(YamlScalarNode node, PolicyTemplate template)
    {
        var text = node.Value!;
        if (node.Tag.IsEmpty) return text;
        if (node.Tag == "!Ref") return Templates.Placeholder(template, text, name => name.Pascal);
        Assert.Equal("!Sub", node.Tag.Value);
        return Substitution().Replace(text, match => match.Groups[1].Value[0] == '!'
            ? "${" + match.Groups[1].Value[1..] + "}"
            : Templates.Placeholder(template, match.Groups[1].Value, name => name.Pascal));
    }

    // What Fn::Sub takes for a variable.
    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Substitution();
}
