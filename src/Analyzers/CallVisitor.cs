using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers;

/// <summary>Finds the AWS calls of a compilation.</summary>
internal static class CallVisitor
{
    /// <summary>Does something at each member that calls AWS.</summary>
    /// <param name="context">The compilation's start.</param>
    /// <param name="visit">What to do: with the place of the member's name and the operations that it calls there.</param>
    public static void Visit(CompilationStartAnalysisContext context, Action<SyntaxNodeAnalysisContext, Location, IReadOnlyList<SdkCall>> visit)
    {
        if (SdkCallReader.For(context.Compilation, AwsCatalog.Default) is not { } reader) return;
        context.RegisterSyntaxNodeAction(
            node => Visit(node, reader, visit), SyntaxKind.IdentifierName, SyntaxKind.GenericName, SyntaxKind.ImplicitObjectCreationExpression);
    }

    private static void Visit(SyntaxNodeAnalysisContext context, SdkCallReader reader, Action<SyntaxNodeAnalysisContext, Location, IReadOnlyList<SdkCall>> visit)
    {
        if (!reader.IsCandidate(context.Node, context.CancellationToken)) return;
        var calls = reader.Read(context.Node, context.SemanticModel, context.CancellationToken).Calls;
        if (calls.Count > 0) visit(context, context.Node is SimpleNameSyntax name ? name.Identifier.GetLocation() : context.Node.GetLocation(), [.. calls]);
    }
}
