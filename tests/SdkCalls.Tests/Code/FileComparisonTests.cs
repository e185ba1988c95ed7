using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.SdkCalls.Tests.Code;

/// <summary>What other files can see of a file is compared token by token; bodies are told apart.</summary>
public sealed class FileComparisonTests
{
    private const string Code = """
        using System;
        namespace N;
        [Obsolete] class A(int start)
        {
            private readonly int _a = 1;
            private readonly Func<int> _f = () => { return 2; };
            public A() : this(3) { _a = 4; }
            public int P => 5;
            public int Q { get { return 6; } set { _ = 7; } }
            public int R { get; } = 8;
            public int M(int x = 9) { return x + 10; }
            class Inner { int N() { return 11; } }
        }
        """;

    [Theory]
    [InlineData("= 4;", "= 40;")]
    [InlineData("=> 5;", "=> 50;")]
    [InlineData("return 6;", "return 60;")]
    [InlineData("_ = 7;", "")]
    [InlineData("x + 10", "x")]
    [InlineData("return 11;", "int y = 12; return y;")]
    public void ChangedBody_IsTheOnlyDifference(string before, string after) => Assert.Equal(1, Changed(before, after));

    [Theory]
    [InlineData("= 1;", "= 10;")]
    [InlineData("return 2;", "return 20;")]
    [InlineData("this(3)", "this(30)")]
    [InlineData("= 8;", "= 80;")]
    [InlineData("= 9)", "= 90)")]
    [InlineData("[Obsolete]", "")]
    [InlineData("using System;", "using System; using System.IO;")]
    [InlineData("int start", "long start")]
    [InlineData("class Inner", "class Other")]
    [InlineData("public int P => 5;", "public int P { get { return 5; } }")]
    [InlineData("get { return 6; }", "get;")]
    [InlineData("class Inner { int N() { return 11; } }", "")]
    [InlineData("[Obsolete] class A", "#nullable enable\n[Obsolete] class A")]
    public void ChangedDeclaration_IsSeenByOthers(string before, string after) => Assert.Null(Changed(before, after));

    [Theory]
    [InlineData("return 6;", "/* six */ return\n6;")]
    [InlineData("[Obsolete]", "// old\n[Obsolete]")]
    public void SpacesAndComments_AreNoDifference(string before, string after) => Assert.Equal(0, Changed(before, after));

    [Theory]
    [InlineData("int a = 1;\nclass B { }", "int a = 2;\nclass B { }", 1)]
    [InlineData("int a = 1;\nclass B { }", "int a = 1; int b = 2;\nclass B { }", 2)]
    [InlineData("int a = 1;\nclass B { }", "int a = 1;\nclass C { }", null)]
    [InlineData("int a = 1;\nclass B { }", "class B { }", null)]
    public void TopLevelStatements_AreOneBody(string before, string after, int? changed)
        => Assert.Equal(changed, FileComparison.Of(CSharpSyntaxTree.ParseText(before), CSharpSyntaxTree.ParseText(after))?.Bodies.Count);

    private static int? Changed(string before, string after)
    {
        Assert.Contains(before, Code, StringComparison.Ordinal);
        var tree = CSharpSyntaxTree.ParseText(Code);
        var text = SourceText.From(Code.Replace(before, after, StringComparison.Ordinal));
        var parsed = FileComparison.Of(tree, CSharpSyntaxTree.ParseText(text))?.Bodies.Count;
        Assert.Equal(parsed, FileComparison.Of(tree, tree.WithChangedText(text))?.Bodies.Count);
        return parsed;
    }
}
