using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>Members that look like those of a type and are code from outside it.</summary>
internal static class ExtensionMembers
{
    // TypeKind.Extension of Microsoft.CodeAnalysis 5; this project is compiled with an older version.
    private const TypeKind Block = (TypeKind)14;

    /// <summary>Whether a member is an extension method, or stands in an extension block.</summary>
    public static bool Has(ISymbol? member) => member is IMethodSymbol { IsExtensionMethod: true } or { ContainingType.TypeKind: Block };
}
