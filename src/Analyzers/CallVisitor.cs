using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers;

/// <summary>Finds the AWS calls of a compilation.</summary>
internal static class CallVisitor
{
    /// <summary>Does something at each member that calls AWS.</summary>
    /// <param name="context">The compilation's start.</param>
    /// <param name="visit">What to do: with the file, the name and the operations that it calls there.</param>
    public static void Visit(CompilationStartAnalysisContext context, Action<SemanticModelAnalysisContext, SyntaxNode, IReadOnlyList<SdkCall>> visit)
    {
        if (SdkCallReader.For(context.Compilation, AwsCatalog.Default) is not { } reader) return;

        // Once a file, not once a name: a file that names nothing of the SDK is done without a look at its syntax.
        context.RegisterSemanticModelAction(file =>
        {
            foreach (var name in reader.CandidatesIn(file.SemanticModel.SyntaxTree, file.CancellationToken).Where(static node => node is not MethodDeclarationSyntax))
            {
                var calls = reader.Read(name, file.SemanticModel, file.CancellationToken).Calls;
                if (calls.Count > 0) visit(file, name, calls);
            }
        });
    }

    /// <summary>Where a finding on a call is shown: the name of what it calls, or <c>new(...)</c>.</summary>
    public static Location PlaceOf(SyntaxNode name) => name is SimpleNameSyntax simple ? simple.Identifier.GetLocation() : name.GetLocation();
}
