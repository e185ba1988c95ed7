using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Testing.Tests;

/// <summary>The verifier must fail when it should: a verifier that passes everything makes every rule's tests worthless.</summary>
public class CSharpAnalyzerTestTests
{
    [Fact]
    public async Task MarkedDiagnostic_Passes()
        => await Test("class [|Bad|] { } class Good { }").RunAsync();

    [Fact]
    public async Task NamedMark_Passes()
        => await Test("class {|TEST1:Bad|} { }").RunAsync();

    [Fact]
    public async Task ExtraDiagnostic_Fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Test("class Bad { }").RunAsync());
        Assert.Contains("expected \"0\" actual \"1\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingDiagnostic_Fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Test("class [|Good|] { }").RunAsync());
        Assert.Contains("expected \"1\" actual \"0\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShiftedDiagnostic_Fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Test("[|class|] Bad { }").RunAsync());
        Assert.Contains("Expected diagnostic to start at column \"1\" was actually at column \"7\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DiagnosticTooLong_Fails()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => Test("class [|Bad |]{ }").RunAsync());

    [Fact]
    public async Task SameDiagnosticTwiceExpectedOnce_Fails()
    {
        var test = Test("class [|Bad|] { } class Outer { class Bad { } }");
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync());
    }

    [Fact]
    public async Task OtherMessage_Fails()
    {
        var test = Test("class Bad { }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("TEST1").WithSpan(1, 7, 1, 10).WithMessage("Bad is good"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync());
    }

    [Fact]
    public async Task SameMessage_Passes()
    {
        var test = Test("class Bad { }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("TEST1").WithSpan(1, 7, 1, 10).WithMessage("Bad is bad"));
        await test.RunAsync();
    }

    [Fact]
    public async Task OtherSeverity_Fails()
    {
        var test = Test("class Bad { }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("TEST1").WithSpan(1, 7, 1, 10).WithSeverity(DiagnosticSeverity.Error));
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync());
    }

    [Fact]
    public async Task SeverityFromConfig_IsApplied()
    {
        var test = Test("class Bad { }");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.TEST1.severity = error\n"));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("TEST1").WithSpan(1, 7, 1, 10).WithSeverity(DiagnosticSeverity.Error));
        await test.RunAsync();
    }

    [Fact]
    public async Task RuleTurnedOff_SaysNothing()
    {
        var test = Test("class Bad { }");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_diagnostic.TEST1.severity = none\n"));
        await test.RunAsync();
    }

    [Fact]
    public async Task CodeThatDoesNotCompile_Fails()
        => await Assert.ThrowsAsync<InvalidOperationException>(() => Test("class Good : Missing { }").RunAsync());

    [Fact]
    public async Task ExpectedCompilerError_Passes()
    {
        var test = Test("class Good : Missing { }");
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError("CS0246").WithSpan(1, 14, 1, 21));
        await test.RunAsync();
    }

    [Fact]
    public async Task AnalyzerThatThrows_Fails()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Test("class Throw { }").RunAsync());
        Assert.Contains("AD0001", failure.Message, StringComparison.Ordinal);
    }

    // The package's own pass over generated code leaves out every analyzer that configures it, which all of ours do.
    [Fact]
    public async Task FindingInGeneratedCode_FailsTheRunInGeneratedCode()
    {
        await Test("class [|Bad|] { }").InGeneratedCode().RunAsync();

        var test = new CSharpAnalyzerTest<NoBadNamesAnywhere> { TestCode = "class [|Bad|] { }" };
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.InGeneratedCode().RunAsync());
    }

    [Fact]
    public async Task PlaceLeftOpen_Fails()
    {
        var test = Test("class Bad { }");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("TEST1"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => test.RunAsync());
    }

    [Fact]
    public async Task ExpectedWords_ArePassedAtTheirPlaceOnly()
    {
        var right = Test("class Bad { }");
        right.Expect(new DiagnosticResult("TEST1"), "Bad");
        await right.RunAsync();

        var wrong = Test("class Bad { }");
        wrong.Expect(new DiagnosticResult("TEST1"), "class");
        await Assert.ThrowsAsync<InvalidOperationException>(() => wrong.RunAsync());
    }

    [Fact]
    public async Task MarkLeftOpen_IsAnErrorOfTheTest()
        => await Assert.ThrowsAnyAsync<Exception>(() => Test("class [|Bad { }").RunAsync());

    [Theory]
    [InlineData("aws-v4", "Amazon.S3.IAmazonS3")]
    [InlineData("aws-v3", "Amazon.S3.IAmazonS3")]
    [InlineData("aws-v4", "Amazon.EC2.IAmazonEC2")]
    [InlineData("aws-v4", "Amazon.SQS.IAmazonSQS")]
    [InlineData("aws-v4", "Amazon.SimpleSystemsManagement.IAmazonSimpleSystemsManagement")]
    [InlineData("aws-v4", "Amazon.SSO.IAmazonSSO")]
    [InlineData("aws-v4-setup", "Amazon.Extensions.NETCore.Setup.AWSOptions")]
    [InlineData("aws-v3", "Amazon.SecurityToken.IAmazonSecurityTokenService")]
    [InlineData("aws-v3-net45", "Amazon.S3.IAmazonS3")]
    [InlineData("aws-v3-net35", "Amazon.S3.IAmazonS3")]
    [InlineData("aws-surface", "Amazon.IdentityManagement.IAmazonIdentityManagementService")]
    [InlineData("aws-surface-all", "Amazon.AccessAnalyzer.IAmazonAccessAnalyzer")]
    public void ReferenceSet_HoldsItsClient(string set, string type)
    {
        var references = set.StartsWith("aws-surface", StringComparison.Ordinal) ? ReferenceAssemblies.AwsV4.With(set) : ReferenceAssemblies.Net80.With(set);
        Assert.NotNull(TestCompilation.Create(references, []).GetTypeByMetadataName(type));
    }

    [Fact]
    public void Host_IsTheRoslynUnderTest()
    {
        var version = typeof(CSharpAnalyzerTestTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false).Cast<System.Reflection.AssemblyMetadataAttribute>().Single(static fact => fact.Key == "RoslynVersion").Value!;
        Assert.Equal(Version.Parse(version).ToString(2), typeof(CSharpCompilation).Assembly.GetName().Version!.ToString(2));
    }

    [Fact]
    public void GeneratorHost_RunsTwiceAndTracksSteps()
    {
        var host = new GeneratorHost(new NameGenerator());
        var compilation = TestCompilation.Create(ReferenceAssemblies.Net80, "class A { }");
        var (_, output) = host.Run(compilation);
        Assert.NotNull(output.GetTypeByMetadataName("FromTestProject"));

        var (second, _) = host.Run(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class B { }", CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview))));
        Assert.All(second.TrackedSteps["Name"].SelectMany(static step => step.Outputs), static output => Assert.Equal(IncrementalStepRunReason.Unchanged, output.Reason));
    }

    private static CSharpAnalyzerTest<NoBadNames> Test(string code) => new() { TestCode = code };

    /// <summary>The same in generated code, too.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class NoBadNamesAnywhere : NoBadNames
    {
        protected override GeneratedCodeAnalysisFlags InGeneratedCode => GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics;
    }

    /// <summary>Reports each type named Bad, and throws at a type named Throw.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private class NoBadNames : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("TEST1", "Bad name", "{0} is bad", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

        protected virtual GeneratedCodeAnalysisFlags InGeneratedCode => GeneratedCodeAnalysisFlags.None;

        public sealed override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(InGeneratedCode);
            context.RegisterSymbolAction(
                static symbol =>
                {
                    if (symbol.Symbol.Name == "Throw") throw new InvalidOperationException("thrown by the analyzer");
                    if (symbol.Symbol.Name == "Bad") symbol.ReportDiagnostic(Diagnostic.Create(Rule, symbol.Symbol.Locations[0], symbol.Symbol.Name));
                },
                SymbolKind.NamedType);
        }
    }

    private sealed class NameGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            var name = context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName!).WithTrackingName("Name");
            context.RegisterSourceOutput(name, static (output, assembly) => output.AddSource("Name.g.cs", "class From" + assembly + " { }"));
        }
    }
}
