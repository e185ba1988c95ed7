using IamAnalyzers.CodeFixes.Credentials;
using IamAnalyzers.Testing;

namespace IamAnalyzers.CodeFixes.Tests.Credentials;

/// <summary>What the page says of the compiler that the fixes need.</summary>
public class CompilerVersionTests
{
    [Fact]
    public void Page_NamesTheRoslynThatTheFixesAreBuiltOn()
    {
        var roslyn = typeof(HardCodedCredentialCodeFix).Assembly.GetReferencedAssemblies().Single(static one => one.Name == "Microsoft.CodeAnalysis.Workspaces").Version!;
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "code-fixes.md"));
        Assert.Contains($"They need Roslyn {roslyn.Major}.{roslyn.Minor} or newer", page, StringComparison.Ordinal);
    }
}
