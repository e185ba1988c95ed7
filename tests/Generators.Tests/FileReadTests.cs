using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Generators.Tests;

/// <summary>Which files the generator reads: each once, and after an edit only the edited one.</summary>
public sealed class FileReadTests
{
    private const string Call = "class A { object M(Amazon.S3.IAmazonS3 s3) => s3.ListBucketsAsync(); }";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AnEdit_LetsOnlyTheEditedFileBeRead(bool hasSdk)
    {
        var texts = Enumerable.Range(0, 5).Select(static index => new CountedText(index == 0 ? Call : $"class B{index} {{ int M() => 1; }}")).ToList();
        var program = CSharpCompilation.Create(
            "App", texts.Select(static text => CSharpSyntaxTree.ParseText(text)), hasSdk ? [.. Program.Framework, .. Program.Sdk] : Program.Framework, new(OutputKind.DynamicallyLinkedLibrary));
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new IamPolicyGenerator());
        driver = driver.RunGenerators(program);
        foreach (var text in texts) text.Reads = 0;

        var edited = new CountedText("class B4 { int M() => 2; }");
        var tree = CSharpSyntaxTree.ParseText(edited);
        edited.Reads = 0;
        driver = driver.RunGenerators(program.ReplaceSyntaxTree(program.SyntaxTrees[4], tree));

        Assert.All(texts, static text => Assert.Equal(0, text.Reads));
        Assert.True(edited.Reads > 0);
        Assert.Equal(hasSdk, driver.GetRunResult().GeneratedTrees.Length > 0);
    }

    /// <summary>An editor has several projects open, which refer to the same packages.</summary>
    [Theory]
    [InlineData("using Reader = Amazon.Runtime.AssumeRoleAWSCredentials; class C { object M() => new Reader(null, null, null); }")]
    [InlineData("class MyClient : Amazon.S3.AmazonS3Client { public void OwnCall() { } } class C { void M(MyClient client) => client.OwnCall(); }")]
    public void RunOfAnotherProject_LetsNoFileBeReadAgain(string code)
    {
        var text = new CountedText(Call);
        var other = CSharpSyntaxTree.ParseText("class B { int M() => 1; }");
        var program = CSharpCompilation.Create("App", [CSharpSyntaxTree.ParseText(text), other], [.. Program.Framework, .. Program.Sdk], new(OutputKind.DynamicallyLinkedLibrary));
        var driver = CSharpGeneratorDriver.Create(new IamPolicyGenerator()).RunGenerators(program);
        text.Reads = 0;

        CSharpGeneratorDriver.Create(new IamPolicyGenerator()).RunGenerators(
            CSharpCompilation.Create("Other", [CSharpSyntaxTree.ParseText(code)], program.References, new(OutputKind.DynamicallyLinkedLibrary)));
        driver.RunGenerators(program.ReplaceSyntaxTree(other, CSharpSyntaxTree.ParseText("class B { int M() => 2; }")));

        Assert.Equal(0, text.Reads);
    }

    /// <summary>Without the SDK a file is only searched for a client of the program's own, block by block.</summary>
    [Fact]
    public void WithoutSdk_AFileIsReadOnce()
    {
        var text = new CountedText(Call);
        var tree = CSharpSyntaxTree.ParseText(text);
        text.Reads = 0;
        CSharpGeneratorDriver.Create(new IamPolicyGenerator()).RunGenerators(CSharpCompilation.Create("App", [tree], Program.Framework, new(OutputKind.DynamicallyLinkedLibrary)));

        Assert.Equal(1, text.Reads);
    }

    private sealed class CountedText(string text) : SourceText
    {
        public int Reads { get; set; }

        public override Encoding? Encoding => Encoding.UTF8;

        public override int Length => text.Length;

        public override char this[int position] => text[position];

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
        {
            Reads++;
            text.CopyTo(sourceIndex, destination, destinationIndex, count);
        }
    }
}
