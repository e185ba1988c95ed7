using System.Text;
using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.SdkCalls.Tests.Code;

/// <summary>What the text shows must hold all that the tokens are: a name that is left out is a call that nobody reads.</summary>
public sealed class IdentifierScanTests
{
    [Theory]
    [InlineData("class A { void M() { s3.PutObjectAsync(); } }")]
    [InlineData("class A { void M() { s3.@PutObjectAsync(); } }")]
    [InlineData("class A { void M() { s3 /* a */ . /* b */ PutObjectAsync /* c */ (); } }")]
    [InlineData("class A { void M() { s3.PutObjectAsync\u00A0(); } }")]
    [InlineData("class A { void M() { s3.PutObjectAsync<int>(); } }")]
    [InlineData("class A { string M() => $\"{s3.PutObjectAsync():x} {{not}} {$\"{inner.Name}\"}\"; }")]
    [InlineData("class A { string M() => $\"\"\"{s3.PutObjectAsync()}\"\"\"; }")]
    [InlineData("class A { string M() => $$\"\"\"{no} {{s3.PutObjectAsync()}}\"\"\"; }")]
    [InlineData("class A { int 数 = 1; void Größe() { 数.PutObjectAsync(); } }")]
    [InlineData("#if NEVER\nclass B { void X() { y.Hidden(); } }\n#endif\nclass A { A a = new(1); }")]
    [InlineData("class A { A a = new (1); A b = new\n(2); A c = new /* c */ (3); A d = new // d\n(4); int[] e = new[] { 1 }; A f = new A(5); }")]
    [InlineData("s3.PutObjectAsync()")]
    [InlineData("class A { void M() { s3.Put\\u004FbjectAsync(); } }")]
    [InlineData("class A { void M() { s3.\\U00000050utObjectAsync(); } }")]
    [InlineData("class A { void M() { s3.Put\u00ADObjectAsync(); } }")]
    [InlineData("class A { void M() { s3.Put\u200CObjectAsync(); } }")]
    [InlineData("\uFEFFclass A { void M() { s3.PutObjectAsync(); } }")]
    public void Names_AreAllFound(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetRoot();
        var found = Scan(root.SyntaxTree);

        Assert.All(Wanted(root), wanted => Assert.Contains(wanted, found));
    }

    [Theory]
    [InlineData("class A { void M() { s3.Put\\u004FbjectAsync(); } }")]
    [InlineData("class A { void M() { s3.Put\u00ADObjectAsync(); } }")]
    [InlineData("class A { string Path = \"C:\\\\users\"; }")]
    public void TextThatDoesNotShowItsNames_IsNotScanned(string code)
        => Assert.False(IdentifierScan.TryScan(SourceText.From(code), static (_, _) => { }));

    /// <summary>A name may begin in one block of the text and end in the next.</summary>
    [Fact]
    public void NamesAtTheEdgesOfBlocks_AreFound()
    {
        var code = new StringBuilder("class A { ");
        for (var i = 0; i < 3000; i++) code.Append("int Name").Append(i).Append(i % 7 == 0 ? " = new(1);" : ";");
        var root = CSharpSyntaxTree.ParseText(code.Append('}').ToString()).GetRoot();
        var found = Scan(root.SyntaxTree);

        Assert.All(Wanted(root), wanted => Assert.Contains(wanted, found));
    }

    [Theory]
    [InlineData("class A { A a = new(1); void M() { s3.PutObjectAsync(); var b = new /**/ (); s3.@PutObjectAsync(); } }")]
    [InlineData("class A { A a = new(1); void M() { s3.Put\\u004FbjectAsync(); // PutObjectAsync\n s3.PutObjectAsync(); } }")]
    public void Index_GivesTheNodesThatAWalkGives(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code);
        var nodes = tree.GetRoot().DescendantNodes().ToList();

        Assert.Equal(nodes.OfType<SimpleNameSyntax>().Where(static name => name.Identifier.ValueText == "PutObjectAsync"), TreeIndex.Names(tree, "PutObjectAsync"));
        Assert.Equal(nodes.OfType<ImplicitObjectCreationExpressionSyntax>(), TreeIndex.ImplicitCreations(tree));
    }

    private static HashSet<int> Scan(SyntaxTree tree)
    {
        var found = new HashSet<int>();
        if (IdentifierScan.TryScan(tree.GetText(), (hash, _) => found.Add(hash))) return found;
        found.Clear();
        IdentifierScan.ScanTokens(tree.GetRoot(), (hash, _) => found.Add(hash));
        return found;
    }

    private static IEnumerable<int> Wanted(SyntaxNode root)
    {
        foreach (var token in root.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken))) yield return IdentifierScan.HashOf(token.ValueText);
        if (root.DescendantNodes().OfType<ImplicitObjectCreationExpressionSyntax>().Any()) yield return IdentifierScan.HashOf(IdentifierScan.ImplicitCreation);
    }
}
