using IamAnalyzers.CodeFixes.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>The host formats what a fix leaves marked, and white space that is elastic.</summary>
public sealed class LayoutTests
{
    [Theory]
    [InlineData(10, "{ int a = 1; }")]
    [InlineData(20_000, "{  int  a = 1;}")]
    public async Task LongLine_LeavesNothingForTheHostToFormat(int length, string expected)
    {
        using var workspace = new AdhocWorkspace();
        var statement = SyntaxFactory.ParseStatement("int  a = 1;")
            .WithLeadingTrivia(SyntaxFactory.ElasticSpace)
            .WithAdditionalAnnotations(Formatter.Annotation);
        var root = await CSharpSyntaxTree.ParseText($"class C {{ void M() {{ }} string s = \"{new string('x', length)}\"; }}").GetRootAsync();
        var body = root.DescendantNodes().OfType<BlockSyntax>().Single();
        var document = workspace.AddProject("P", LanguageNames.CSharp).AddDocument("C.cs", root.ReplaceNode(body, body.AddStatements((StatementSyntax)statement)));

        var laidOut = (await (await Layout.OfMarkedAsync(document, CancellationToken.None)).GetSyntaxRootAsync())!;

        Assert.Contains(expected, laidOut.ToFullString(), StringComparison.Ordinal);
        Assert.Equal(length < 20_000, laidOut.GetAnnotatedNodes(Formatter.Annotation).Any());
        Assert.Empty(laidOut.GetAnnotatedTrivia(SyntaxAnnotation.ElasticAnnotation));
    }
}
