using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Benchmarks;

/// <summary>The least that a generator with a syntax provider costs: the compiler's own walk for a predicate that always says no.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TrivialGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var none = context.SyntaxProvider.CreateSyntaxProvider(static (_, _) => false, static (_, _) => 0);
        context.RegisterSourceOutput(none, static (_, _) => { });
    }
}
