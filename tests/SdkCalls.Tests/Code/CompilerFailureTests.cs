using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.SdkCalls.Tests.Code;

/// <summary>Only what the compiler throws by itself counts as its failure.</summary>
public class CompilerFailureTests
{
    [Fact]
    public void CompilerThatThrows_IsItsFailure()
        => Assert.True(CompilerFailure.Is(Thrown(static () => SourceText.From("a")[1].ToString())));

    [Fact]
    public void OurOwnMistake_IsNotItsFailure()
    {
        var compilation = TestCompilation.Create(ReferenceAssemblies.Net80, "class C;");

        Assert.False(CompilerFailure.Is(Thrown(() => compilation.GetSemanticModel(CSharpSyntaxTree.ParseText("")))));
        Assert.False(CompilerFailure.Is(Thrown(static () => new Dictionary<string, int>()["x"].ToString())));
        Assert.False(CompilerFailure.Is(Thrown(static () => throw new InvalidOperationException())));
        Assert.False(CompilerFailure.Is(Thrown(static () => throw new OperationCanceledException())));
        Assert.False(CompilerFailure.Is(new InvalidOperationException("never thrown")));
    }

    private static Exception Thrown(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure)
        {
            return failure;
        }

        throw new InvalidOperationException("It did not throw.");
    }
}
