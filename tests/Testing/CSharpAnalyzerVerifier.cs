using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Testing;

/// <summary>The short way to test an analyzer: <c>using Verify = CSharpAnalyzerVerifier&lt;...&gt;</c>.</summary>
/// <typeparam name="TAnalyzer">The analyzer.</typeparam>
public static class CSharpAnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Expects a diagnostic of the analyzer.</summary>
    /// <param name="diagnosticId">Its id.</param>
    /// <returns>The expectation.</returns>
    public static DiagnosticResult Diagnostic(string diagnosticId) => new(diagnosticId);

    /// <summary>Checks one source.</summary>
    /// <param name="source">The code with marks.</param>
    /// <param name="references">What it refers to.</param>
    /// <param name="expected">Diagnostics beside the marked ones.</param>
    /// <returns>A task that fails when something differs.</returns>
    public static Task VerifyAnalyzerAsync(string source, ReferenceAssemblies references, params DiagnosticResult[] expected)
    {
        var test = new CSharpAnalyzerTest<TAnalyzer> { TestCode = source, ReferenceAssemblies = references };
        foreach (var result in expected) test.ExpectedDiagnostics.Add(result);
        return test.RunAsync();
    }
}
