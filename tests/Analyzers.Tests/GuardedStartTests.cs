using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.Tests;

/// <summary>What the compiler throws on code with errors ends an action; what we throw is not hidden.</summary>
public class GuardedStartTests
{
    [Fact]
    public void CompilerThatThrows_EndsTheAction()
    {
        var began = false;
        GuardedStart.Guard<SourceText>(text =>
        {
            began = true;
            _ = text[1];
        })(SourceText.From("a"));

        Assert.True(began);
    }

    [Fact]
    public void OurOwnMistake_IsThrown()
        => Assert.Throws<KeyNotFoundException>(static () => GuardedStart.Guard<string>(static name => _ = new Dictionary<string, int>()[name])("x"));
}
