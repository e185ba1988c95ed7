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
    private const string EventArguments = "WebServiceRequestEventArgs";

    private static readonly string[] Ways = ["OriginalRequest", EventArguments];

    private static readonly string[] Additions = ["Headers", "Parameters", "ParameterCollection"];

    /// <summary>Whether such code may change requests of a type.</summary>
    /// <param name="request">The type; <see langword="null"/> for a call without one.</param>
    /// <param name="code">The program's source.</param>
    // guard: pipeline => false
    public static bool MayChange(ITypeSymbol? request, CodeIndex code)
        => request is not null && code.Says(WordScan.Words.OfHandlers) && code.Once(request.OriginalDefinition, inner => new Handled(AreHandedOut(inner) && TypesOf(request).Any(type => IsLookedFor(type.Name, inner)))).Are;

    /// <summary>Whether such code may change the requests of an operation that a helper sends.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="code">The program's source.</param>
    // guard: pipeline => false
    public static bool MayChange(string operation, CodeIndex code) => AreHandedOut(code) && IsLookedFor(operation + "Request", code);

    private static bool AreHandedOut(CodeIndex code) => code.Says(WordScan.Words.OfHandlers) && Ways.Any(way => code.NamesIn(code.Everywhere, way).Any());

    // Requests with an access control list have a base of their own.
    private static IEnumerable<ITypeSymbol> TypesOf(ITypeSymbol request)
    {
        for (var type = request; type is { Name: not "AmazonWebServiceRequest", SpecialType: SpecialType.None }; type = type.BaseType) yield return type;
    }

    private static bool IsLookedFor(string request, CodeIndex code) => code.NamesIn(code.Everywhere, request).Any(IsLookedFor);

    /// <summary>Whether such code may add headers or parameters to any request, which stand for members.</summary>
    /// <param name="code">The program's source.</param>
    public static bool MayAddHeaders(CodeIndex code) => code.Says(WordScan.Words.OfHandlers) && code.NamesIn(code.Everywhere, EventArguments).Any() && Additions.Any(name => code.NamesIn(code.Everywhere, name).Any());

    // context.RequestContext.OriginalRequest is PutObjectRequest put, (PutObjectRequest)given, given as PutObjectRequest
    private static bool IsLookedFor(SimpleNameSyntax name)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or NullableTypeSyntax) type = type.Parent;
        return type.Parent is PatternSyntax or CastExpressionSyntax or TypeArgumentListSyntax or TypeOfExpressionSyntax or UsingDirectiveSyntax or SwitchLabelSyntax
            || type.Parent?.IsKind(SyntaxKind.AsExpression) == true || type.Parent?.IsKind(SyntaxKind.IsExpression) == true;
    }

    private sealed record Handled(bool Are);
}
