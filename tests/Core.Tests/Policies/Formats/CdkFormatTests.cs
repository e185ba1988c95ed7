using IamAnalyzers.Core.Policies.Formats;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Formats;

/// <summary>C# for the CDK, read back by the compiler's parser; tests/Formats compiles and runs it with the CDK itself.</summary>
public sealed class CdkFormatTests
{
    [Fact]
    public void Cdk_HoldsTheTemplate()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            foreach (var template in Templates.Of(Templates.RandomNeeds(seed)))
            {
                var root = Parse(CdkWriter.Write(template));

                Assert.Equal(Templates.Expected(template), Statements(root, template));
                Assert.Equal(
                    template.Inputs.Select(input => (input.Name.Pascal, input.Default)),
                    root.DescendantNodes().OfType<PropertyDeclarationSyntax>()
                        .Where(property => property.Type.ToString() == "string")
                        .Select(property => (property.Identifier.ValueText, property.Initializer is { } value ? Value(value.Value, template) : null)));
            }
        }
    }

    [Theory]
    [InlineData("arn:aws:s3:::b/${*}${?}${$}{x}")]
    [InlineData("arn:aws:s3:::${aws:username}/\"quoted\"\\back {0} // no comment")]
    [InlineData("arn:aws:s3:::b/ü\t\u0001")]
    [InlineData("arn:${Partition}:s3:::${Input:B}${*}/{{x}}/\"/\\/${")]
    public void TextsOfAnyKind_ComeBackAsTheyWere(string resource)
    {
        var template = Templates.One(Templates.Need("s3:GetObject", resource));

        Assert.Equal(resource, Assert.Single(Statements(Parse(CdkWriter.Write(template)), template)).Resources);
    }

    private static SyntaxNode Parse(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(LanguageVersion.CSharp11, DocumentationMode.Diagnose));
        Assert.Empty(tree.GetDiagnostics());
        return tree.GetRoot();
    }

    private static IEnumerable<ParsedStatement> Statements(SyntaxNode root, PolicyTemplate template)
        => root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>()
            .Where(creation => creation.Type.ToString() == "PolicyStatementProps")
            .Select(creation => creation.Initializer!.Expressions.Cast<AssignmentExpressionSyntax>().ToDictionary(assignment => assignment.Left.ToString(), assignment => assignment.Right))
            .Select(statement => new ParsedStatement(
                Value(statement["Sid"], template),
                List(statement["Actions"], template),
                List(statement["Resources"], template),
                statement.TryGetValue("Conditions", out var conditions)
                    ? string.Join(' ', Entries(conditions)
                        .SelectMany(test => Entries(test.Value).Select(key => (Name: test.Key + key.Key, Text: $"{test.Key} {key.Key} {List(key.Value, template)}")))
                        .OrderBy(condition => condition.Name, StringComparer.Ordinal)
                        .Select(condition => condition.Text))
                    : ""));

    private static IEnumerable<(string Key, ExpressionSyntax Value)> Entries(ExpressionSyntax dictionary)
        => ((ObjectCreationExpressionSyntax)dictionary).Initializer!.Expressions.Cast<AssignmentExpressionSyntax>().Select(entry
            => (((LiteralExpressionSyntax)((ImplicitElementAccessSyntax)entry.Left).ArgumentList.Arguments[0].Expression).Token.ValueText, entry.Right));

    private static string List(ExpressionSyntax array, PolicyTemplate template)
        => string.Join(' ', ((ImplicitArrayCreationExpressionSyntax)array).Initializer.Expressions.Select(item => Value(item, template)));

    private static string Value(ExpressionSyntax expression, PolicyTemplate template) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(part => part is InterpolationSyntax hole
            ? Value(hole.Expression, template)
            : ((InterpolatedStringTextSyntax)part).TextToken.ValueText.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal))),
        _ => Templates.Placeholder(template, expression.ToString().Replace("props.", "", StringComparison.Ordinal), name => name.Pascal),
    };
}
