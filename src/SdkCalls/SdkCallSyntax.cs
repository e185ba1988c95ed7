using IamAnalyzers.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls;

/// <summary>The cheapest test: whether a piece of syntax can be a use of the SDK, by its simple name alone.</summary>
public static class SdkCallSyntax
{
    /// <summary>Whether a node is worth a look at its symbol. Needs no semantic model and parses no service.</summary>
    /// <param name="node">Any node of a program.</param>
    /// <param name="catalog">The catalogue, whose name index decides.</param>
    /// <returns><see langword="true"/> for a candidate of <see cref="SdkCallReader.Read"/>.</returns>
    public static bool IsCandidate(SyntaxNode node, AwsCatalog catalog) => false;
}
