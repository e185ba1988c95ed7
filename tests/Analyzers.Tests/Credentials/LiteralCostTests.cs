using System.Collections.Immutable;
using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>What a literal costs that holds no candidate: nothing is made for it.</summary>
public class LiteralCostTests
{
    private const string Program = """"
        class C
        {
            string[] a =
            [
                "", "x", "Hello, world", "The quick brown fox jumps over the lazy dog, and over the wall behind it.", "System.Collections.Generic.IReadOnlyDictionary",
                "ThisIsAVeryLongIdentifierInCamelCaseForTesting", "0123456789abcdef0123456789abcdef01234567", "https://s3.eu-west-1.amazonaws.com/bucket/path/to/an/object",
                "THIS_IS_A_VERY_LONG_CONSTANT_NAME_FOR_TESTING", "AKIAAAAAAAAAAAAAAAAA", "AKIA is how they begin", @"C:\Users\someone\AppData\Local", """
                    A text of
                    several lines, in which nothing hides.
                    """, "d3b07384-d9a0-4e3b-9d3f-8a1c2b3d4e5f", "yyyy-MM-ddTHH:mm:ss.fffZ", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ];
            string M(int count) => $"The service was asked {count} times, which is more than anybody wanted it to be asked";
        }
        """";

    [Fact]
    public void LiteralWithoutCandidate_AllocatesNothing()
    {
        var compilation = TestLibrary.Create(Program, ReferenceAssemblies.Net80);
        var tree = compilation.SyntaxTrees[0];
        var reporter = new CredentialReporter(new CredentialSettings(compilation, new AnalyzerOptions([])));
        var check = new LiteralCheck(reporter, new BuiltTextCheck(reporter));
        var model = compilation.GetSemanticModel(tree);
        var options = new AnalyzerOptions([]);
        var contexts = tree.GetRoot().DescendantNodes()
            .Where(static node => LiteralText.IsString(node) || LiteralText.Of(node).Length > 0)
#pragma warning disable CS0618 // The compiler makes these contexts; a test has no other way.
            .Select(node => new SyntaxNodeAnalysisContext(node, null, model, options, static _ => Assert.Fail("No credential is here."), static _ => true, CancellationToken.None))
#pragma warning restore CS0618
            .ToImmutableArray();
        Assert.Equal(18, contexts.Length);

        // What the compiler makes when a text is first asked for, it keeps.
        foreach (var context in contexts) check.Check(context);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            foreach (var context in contexts) check.Check(context);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
