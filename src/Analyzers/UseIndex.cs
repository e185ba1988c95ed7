using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers;

/// <summary>Where a body or a type names something: read once a scope, and only where an analyzer asks.</summary>
internal static class UseIndex
{
    private static readonly ConditionalWeakTable<SyntaxNode, ILookup<string, IdentifierNameSyntax>> Indexes = new();

    /// <summary>The places in a scope that use a name, in order. By name only: ask the model whether it is the same thing.</summary>
    public static IEnumerable<IdentifierNameSyntax> Of(SyntaxNode scope, string name)
        => Indexes.GetValue(scope, static node => node.DescendantNodes().OfType<IdentifierNameSyntax>()
            .ToLookup(static use => use.Identifier.ValueText, StringComparer.Ordinal))[name];
}
