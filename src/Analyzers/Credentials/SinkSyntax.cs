using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>The syntax that can hand a credential to the SDK.</summary>
internal static class SinkSyntax
{
    public static SyntaxKind[] All { get; } =
    [
        SyntaxKind.ObjectCreationExpression,
        SyntaxKind.ImplicitObjectCreationExpression,
        SyntaxKind.BaseConstructorInitializer,
        SyntaxKind.PrimaryConstructorBaseType,
        SyntaxKind.InvocationExpression,
        SyntaxKind.SimpleAssignmentExpression,
    ];
}
