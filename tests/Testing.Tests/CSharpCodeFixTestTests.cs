using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Testing.Tests;

/// <summary>The verifier of fixes must fail when it should.</summary>
public class CSharpCodeFixTestTests
{
    [Fact]
    public async Task ExpectedFix_Passes()
        => await Test("class [|Bad|] { } class [|Bad|]ly { }", "class Good { } class Goodly { }").RunAsync();

    [Fact]
    public async Task OtherCode_Fails()
        => await FailsAsync(Test("class [|Bad|] { }", "class Better { }"), "content of '/0/Test0.cs' did not match");

    [Fact]
    public async Task FixThatShouldNotBe_Fails()
        => await FailsAsync(Test("class [|Bad|] { }", "class [|Bad|] { }"), "content of '/0/Test0.cs' did not match");

    [Fact]
    public async Task WithoutAWordOfTheFixedCode_ThereIsToBeNoFix()
        => await FailsAsync(new CSharpCodeFixTest<BadAnalyzer, GoodFix> { TestCode = "class [|Bad|] { }" }, "content of '/0/Test0.cs' did not match");

    [Fact]
    public async Task FindingThatIsNotMarked_Fails()
        => await FailsAsync(Test("class [|Bad|] { } class Bad2 { }", "class Good { } class Good2 { }"), "expected \"1\" actual \"2\"");

    [Fact]
    public async Task MissingFix_Fails()
        => await FailsAsync(Test("class Plain { }", "class Good { }"), "content of '/0/Test0.cs' did not match");

    [Fact]
    public async Task FixedCodeThatDoesNotCompile_Fails()
        => await FailsAsync(Test("class [|Bad|] { } class Good { }", "class Good { } class Good { }"), "CS0101");

    [Fact]
    public async Task FindingThatStays_PassesWithAMarkOnly()
    {
        await new CSharpCodeFixTest<BadAnalyzer, NotLyFix> { TestCode = "class [|Bad|] { } class [|Bad|]ly { }", FixedCode = "class Good { } class [|Bad|]ly { }" }.RunAsync();

        await FailsAsync(
            new CSharpCodeFixTest<BadAnalyzer, NotLyFix> { TestCode = "class [|Bad|] { } class [|Bad|]ly { }", FixedCode = "class Good { } class Badly { }" },
            "expected \"0\" actual \"1\"");
    }

    [Fact]
    public async Task OtherTitle_Fails()
    {
        var test = Test("class [|Bad|] { }", "class Good { }");
        test.ExpectTitle("Make it better");
        await FailsAsync(test, "The title of the fix differs");
    }

    [Fact]
    public async Task OtherNumberOfSteps_Fails()
    {
        var test = Test("class [|Bad|] { } class [|Bad|]ly { }", "class Good { } class Goodly { }");
        test.NumberOfIncrementalIterations = 1;
        await FailsAsync(test, "Expected '1' iterations but found '2' iterations");
    }

    [Fact]
    public async Task OtherNumberOfStepsOfFixAll_Fails()
    {
        var test = Test("class [|Bad|] { } class [|Bad|]ly { }", "class Good { } class Goodly { }");
        test.NumberOfFixAllIterations = 2;
        await FailsAsync(test, "Expected '2' iterations but found '1' iterations");
    }

    [Fact]
    public async Task FixAllThatLeavesSomething_Fails()
        => await FailsAsync(
            new CSharpCodeFixTest<BadAnalyzer, FirstOnlyFix> { TestCode = "class [|Bad|] { } class [|Bad|]ly { }", FixedCode = "class Good { } class Goodly { }" },
            "Context: Fix all in document");

    [Theory]
    [InlineData("Bad", null, true)]
    [InlineData("Good", "Bad", false)]
    [InlineData("Bad", "Good", false)]
    public async Task AdditionalFile_IsComparedWithWhatTheTestSays(string before, string? after, bool passes)
    {
        var test = Test("class [|Bad|] { }", "class Good { }");
        test.TestState.AdditionalFiles.Add(("/0/notes.txt", before));
        if (after is not null) test.FixedState.AdditionalFiles.Add(("/0/notes.txt", after));
        if (passes) await test.RunAsync();
        else await FailsAsync(test, "content of '/0/notes.txt' did not match");
    }

    private static async Task FailsAsync(AnalyzerTest<DefaultVerifier> test, string message)
        => Assert.Contains(message, (await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync())).Message, StringComparison.Ordinal);

    private static CSharpCodeFixTest<BadAnalyzer, GoodFix> Test(string before, string after) => new() { TestCode = before, FixedCode = after };

    /// <summary>Reports the three letters of types whose names begin with Bad.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class BadAnalyzer : DiagnosticAnalyzer
    {
        public static DiagnosticDescriptor Rule { get; } = new("TEST1", "Bad", "Bad", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(
                static symbol =>
                {
                    if (!symbol.Symbol.Name.StartsWith("Bad", StringComparison.Ordinal)) return;
                    var place = symbol.Symbol.Locations[0];
                    symbol.ReportDiagnostic(Diagnostic.Create(Rule, Location.Create(place.SourceTree!, new TextSpan(place.SourceSpan.Start, 3))));
                },
                SymbolKind.NamedType);
        }
    }

    /// <summary>Writes Good.</summary>
    private class GoodFix : CodeFixProvider
    {
        public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TEST1"];

        public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

        public override Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            context.RegisterCodeFix(CodeAction.Create("Make it good", token => FixedAsync(context, token), "Good"), context.Diagnostics);
            return Task.CompletedTask;
        }

        private static async Task<Document> FixedAsync(CodeFixContext context, CancellationToken cancellationToken)
            => context.Document.WithText((await context.Document.GetTextAsync(cancellationToken)).Replace(context.Span, "Good"));
    }

    /// <summary>Has no fix for a name that ends in ly.</summary>
    private sealed class NotLyFix : GoodFix
    {
        public override async Task RegisterCodeFixesAsync(CodeFixContext context)
        {
            var text = await context.Document.GetTextAsync(context.CancellationToken);
            if (text[context.Span.End] != 'l') await base.RegisterCodeFixesAsync(context);
        }
    }

    /// <summary>Its Fix All forgets all but the first.</summary>
    private sealed class FirstOnlyFix : GoodFix
    {
        public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        {
            var first = diagnostics.OrderBy(static one => one.Location.SourceSpan.Start).First();
            return document.WithText((await document.GetTextAsync(context.CancellationToken)).Replace(first.Location.SourceSpan, "Good"));
        });
    }
}
