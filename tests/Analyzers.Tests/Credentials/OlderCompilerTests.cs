using System.Reflection;
using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>
/// The analyzers are built on the oldest compiler that they are for. The fixes need Workspaces, which no compiler has, and stand in the
/// same folder of the package: the compiler must pass over them in silence.
/// </summary>
public class OlderCompilerTests
{
    [Fact]
    public void Analyzers_AreBuiltOnTheOldestCompiler()
        => Assert.Equal(
            new Version(4, 8, 0, 0),
            typeof(HardCodedCredentialAnalyzer).Assembly.GetReferencedAssemblies().Single(static one => one.Name == "Microsoft.CodeAnalysis.CSharp").Version);

    [Fact]
    public void OldestCompiler_FindsNoAnalyzerInTheFixesAndSaysNothing()
    {
        var file = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src", "CodeFixes", "bin"), "IamAnalyzers.CodeFixes.dll", SearchOption.AllDirectories)[0];
        var failures = new List<string>();
        var reference = new AnalyzerFileReference(file, new Loader());
        reference.AnalyzerLoadFailed += (_, failure) => failures.Add($"{failure.ErrorCode}: {failure.Message}");
        Assert.Empty(reference.GetAnalyzers(LanguageNames.CSharp));
        Assert.Empty(reference.GetGenerators(LanguageNames.CSharp));
        Assert.DoesNotContain(failures, static failure => !failure.StartsWith(nameof(AnalyzerLoadFailureEventArgs.FailureErrorCode.NoAnalyzers), StringComparison.Ordinal));
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => throw new InvalidOperationException("The compiler loads " + fullPath);
    }
}
