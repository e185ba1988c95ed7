using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>The generic methods that a program declares, by its symbols alone.</summary>
internal sealed record GenericMethods(IReadOnlyList<IMethodSymbol> Methods)
{
    /// <summary>Finds them once for a program.</summary>
    public static GenericMethods Of(CodeIndex code) => code.Once(code.Assembly, static own => new GenericMethods([.. In(((IAssemblySymbol)own.Assembly).GlobalNamespace)]));

    private static IEnumerable<IMethodSymbol> In(INamespaceOrTypeSymbol owner)
        => owner.GetMembers().SelectMany(static member => member switch
        {
            INamespaceOrTypeSymbol inner => In(inner),
            IMethodSymbol { IsGenericMethod: true, DeclaringSyntaxReferences.Length: > 0 } method => [method],
            _ => [],
        });
}
