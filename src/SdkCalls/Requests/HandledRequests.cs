using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Requests;

/// <summary>
/// Requests that code of the program has in hands once more when they are sent: a handler in the pipeline of the clients (<c>context.RequestContext.OriginalRequest</c>), or one
/// of the event before a request. Both are given requests of any type, and look for those that they mean.
/// </summary>
internal static class HandledRequests
{
    private static readonly string[] Ways = ["OriginalRequest", "WebServiceRequestEventArgs"];

    /// <summary>Whether such code may change requests of a type.</summary>
    /// <param name="request">The type; <see langword="null"/> for a call without one.</param>
    /// <param name="code">The program's source.</param>
    // guard: pipeline => false
    public static bool MayChange(ITypeSymbol? request, CodeIndex code)
        => request is not null && code.Once(request.OriginalDefinition, inner => new Handled(Ways.Any(way => inner.NamesIn(inner.Everywhere, way).Any()) && inner.NamesIn(inner.Everywhere, request.Name).Any(IsLookedFor))).Are;

    // context.RequestContext.OriginalRequest is PutObjectRequest put, (PutObjectRequest)given, given as PutObjectRequest
    private static bool IsLookedFor(SimpleNameSyntax name)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax) type = type.Parent;
        return type.Parent is PatternSyntax or CastExpressionSyntax or TypeArgumentListSyntax or TypeOfExpressionSyntax
            || type.Parent?.IsKind(SyntaxKind.AsExpression) == true || type.Parent?.IsKind(SyntaxKind.IsExpression) == true;
    }

    private sealed record Handled(bool Are);
}
