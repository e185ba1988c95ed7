using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Benchmarks;

/// <summary>
/// The least that a generator costs which knows calls by their type: it finds the calls of <see cref="SyntheticProgram"/> by a word of their text, on all processors,
/// and asks the compiler what each of them calls. It reads no request and writes nothing.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class BindingGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
        => context.RegisterSourceOutput(context.CompilationProvider.Select(static (compilation, token) => Bound(compilation, token)), static (_, _) => { });

    private static string Bound(Compilation compilation, CancellationToken token)
    {
        var count = 0;
        var trees = compilation.SyntaxTrees.ToArray();
        Parallel.For(0, trees.Length, number =>
        {
            if (!trees[number].GetText(token).ToString().Contains(SyntheticProgram.Receiver + ".", StringComparison.Ordinal)) return;
            var model = compilation.GetSemanticModel(trees[number]);
            foreach (var call in trees[number].GetRoot(token).DescendantNodes().OfType<InvocationExpressionSyntax>())
            {
                if (call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: SyntheticProgram.Receiver } }
                    && model.GetOperation(call, token) is not null) Interlocked.Increment(ref count);
            }
        });
        return count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
