using System.Collections.Immutable;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Tests;

/// <summary>The verifier of fixes must fail when it should.</summary>
public class CSharpCodeFixTestTests
{
    [Fact]
    public async Task ExpectedFix_Passes()
        => await Test("class [|Bad|] { } class [|Bad|]ly { }", "class Good { } class Goodly { }").RunAsync();

    [Fact]
    public async Task OtherCode_Fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Test("class [|Bad|] { }", "class Better { }").RunAsync());
        Assert.Contains("and should be\nclass Better { }", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FixThatShouldNotBe_Fails()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => Test("class [|Bad|] { }", "class Bad { }").RunAsync());

    [Fact]
    public async Task MissingFix_Fails()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => Test("class Plain { }", "class Good { }").RunAsync());

    [Fact]
    public async Task FixedCodeThatDoesNotCompile_Fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Test("class [|Bad|] { } class Good { }", "class Good { } class Good { }").RunAsync());
        Assert.Contains("does not compile", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherTitle_Fails()
    {
        var test = Test("class [|Bad|] { }", "class Good { }");
        test.CodeActionTitle = "Make it better";
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync());
    }

    [Fact]
    public async Task FixAllThatLeavesSomething_Fails()
    {
        var test = new CSharpCodeFixTest<BadAnalyzer, FirstOnlyFix> { TestCode = "class [|Bad|] { } class [|Bad|]ly { }", FixedCode = "class Good { } class Goodly { }" };
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync());
        Assert.Contains("Fixed Fix All in Document", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bad", null, true)]
    [InlineData("Good", null, false)]
    [InlineData("Bad", "Good", false)]
    public async Task AdditionalFile_IsComparedWithWhatTheTestSays(string before, string? after, bool passes)
    {
        var test = Test("class [|Bad|] { }", "class Good { }");
        test.TestState.AdditionalFiles.Add(("/0/notes.txt", before));
        if (after is not null) test.FixedState.AdditionalFiles.Add(("/0/notes.txt", after));
        if (before == "Good") test.FixedState.AdditionalFiles.Add(("/0/notes.txt", "Bad"));
        if (passes) await test.RunAsync();
        else Assert.Contains("/0/notes.txt is", (await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync())).Message, StringComparison.Ordinal);
    }

    private static CSharpCodeFixTest<BadAnalyzer, GoodFix> Test(string before, string after) => new() { TestCode = before, FixedCode = after };

    /// <summary>Reports the three letters of types whose names begin with Bad.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    internal sealed class BadAnalyzer : DiagnosticAnalyzer
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
    internal class GoodFix : CodeFixProvider
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

    /// <summary>Its Fix All forgets all but the first.</summary>
    internal sealed class FirstOnlyFix : GoodFix
    {
        public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        {
            var first = diagnostics.OrderBy(static one => one.Location.SourceSpan.Start).First();
            return document.WithText((await document.GetTextAsync(context.CancellationToken)).Replace(first.Location.SourceSpan, "Good"));
        });
    }
}
