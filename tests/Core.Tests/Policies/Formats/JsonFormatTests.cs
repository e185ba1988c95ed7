using System.Text.Json;
using System.Text.RegularExpressions;
using IamAnalyzers.Core.Policies.Formats;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Formats;

/// <summary>CloudFormation and SAM as JSON, read back.</summary>
public sealed partial class JsonFormatTests
{
    private static readonly PolicyFormat CloudFormation = PolicyFormat.Find("cloudformation-json")!;
    private static readonly PolicyFormat Sam = PolicyFormat.Find("sam-json")!;

    [Fact]
    public void BothFormats_HoldTheTemplate()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            foreach (var template in Templates.Of(Templates.RandomNeeds(seed)))
            {
                using var stack = JsonDocument.Parse(CloudFormation.Write(template));
                Assert.Equal(Templates.Expected(template), stack.RootElement.GetProperty("Resources").EnumerateObject().SelectMany(resource => Statements(resource.Value.GetProperty("Properties").GetProperty("PolicyDocument"), template)));
                Assert.Equal(template.Documents.Count, stack.RootElement.GetProperty("Outputs").EnumerateObject().Count());

                using var fragment = JsonDocument.Parse(Sam.Write(template));
                Assert.Equal(Templates.Expected(template), fragment.RootElement.GetProperty("Policies").EnumerateArray().SelectMany(document => Statements(document, template)));
                foreach (var root in new[] { stack.RootElement, fragment.RootElement }) Assert.Equal(template.Inputs.Select(static input => $"{input.Name.Pascal} {input.Description} {input.Default}"), Parameters(root));
            }
        }
    }

    [Theory]
    [InlineData("arn:aws:s3:::b/${*}${?}${$}{x}")]
    [InlineData("arn:aws:s3:::${aws:username}/\"quoted\"\\back: #no - comment")]
    [InlineData("arn:aws:s3:::b/ü\t\u0001")]
    [InlineData("arn:${Partition}:s3:::${Input:B}${*}/${!x}/$/")]
    public void TextsOfAnyKind_ComeBackAsTheyWere(string resource)
    {
        var template = Templates.One(Templates.Need("s3:GetObject", resource));
        using var fragment = JsonDocument.Parse(Sam.Write(template));
        Assert.Equal(resource, Assert.Single(Statements(fragment.RootElement.GetProperty("Policies")[0], template)).Resources);
    }

    [Theory]
    [InlineData("cloudformation", "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/jobs")]
    [InlineData("sam-json", "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/jobs")]
    [InlineData("terraform", "dynamodb:${data.aws_region.app.name}:${data.aws_caller_identity.app.account_id}:table/jobs")]
    [InlineData("terraform", "data \"aws_region\" \"app\" {}")]
    [InlineData("cdk", "dynamodb:{Aws.REGION}:{Aws.ACCOUNT_ID}:table/jobs")]
    public void RegionAndAccountOfTheDeployment_AreNamedAsEachFormatDoes(string format, string expected)
    {
        var options = IamAnalyzers.Core.Policies.PolicyOptions.Default with { RegionOfDeployment = true, AccountOfDeployment = true };
        var template = PolicyTemplates.Build("App", [Templates.Need("dynamodb:GetItem", "arn:${Partition}:dynamodb:${Region}:${Account}:table/jobs")], options, IamAnalyzers.Core.Catalog.AwsCatalog.Default).Single();
        Assert.Empty(template.Inputs);
        Assert.Contains(expected, PolicyFormat.Find(format)!.Write(template), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Parameters(JsonElement root)
        => root.TryGetProperty("Parameters", out var parameters)
            ? parameters.EnumerateObject().Select(static parameter => $"{parameter.Name} {parameter.Value.GetProperty("Description").GetString()} {(parameter.Value.TryGetProperty("Default", out var value) ? value.GetString() : "")}")
            : [];

    private static IEnumerable<ParsedStatement> Statements(JsonElement document, PolicyTemplate template)
        => document.GetProperty("Statement").EnumerateArray().Select(statement => new ParsedStatement(
            statement.GetProperty("Sid").GetString()!,
            List(statement.GetProperty("Action"), template),
            List(statement.GetProperty("Resource"), template),
            statement.TryGetProperty("Condition", out var conditions)
                ? string.Join(' ', conditions.EnumerateObject()
                    .SelectMany(test => test.Value.EnumerateObject().Select(key => (Name: $"{test.Name}{key.Name}", Text: $"{test.Name} {key.Name} {List(key.Value, template)}")))
                    .OrderBy(static condition => condition.Name, StringComparer.Ordinal)
                    .Select(static condition => condition.Text))
                : ""));

    private static string List(JsonElement list, PolicyTemplate template) => string.Join(' ', list.EnumerateArray().Select(item => Value(item, template)));

    private static string Value(JsonElement item, PolicyTemplate template)
    {
        if (item.ValueKind == JsonValueKind.String) return item.GetString()!;
        var function = Assert.Single(item.EnumerateObject());
        if (function.Name == "Ref") return Templates.Placeholder(template, function.Value.GetString()!, static name => name.Pascal);
        Assert.Equal("Fn::Sub", function.Name);
        return Substitution().Replace(function.Value.GetString()!, match => match.Groups[1].Value[0] == '!' ? "${" + match.Groups[1].Value[1..] + "}" : Templates.Placeholder(template, match.Groups[1].Value, static name => name.Pascal));
    }

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Substitution();
}
