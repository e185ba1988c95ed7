using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Reads of a member while its object is made: before a constructor has written it, and before what stands in braces behind <c>new</c>.</summary>
internal static class EarlyReads
{
    /// <summary>Whether a read of a member may be one of them.</summary>
    /// <param name="reference">The read.</param>
    /// <param name="member">What it reads.</param>
    /// <param name="code">The program's source.</param>
    /// <param name="token">Stops the work.</param>
    public static bool MayBe(IOperation? reference, ISymbol member, CodeIndex code, CancellationToken token)
    {
        if (member.IsStatic || reference is not IMemberReferenceOperation { Instance: { } instance } || member.ContainingType is not { } type) return false;
        if (instance is not IInstanceReferenceOperation) return IsReadElsewhere(member, type, code, token);
        return reference.Syntax.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { } own && code.Constructors(type).Contains(own)
            ? EndOfWrite(own, member, code, token) > reference.Syntax.SpanStart
            : code.Once(member.OriginalDefinition, inner => new Early(inner.Constructors(type).Any(constructor =>
                !constructor.Modifiers.Any(SyntaxKind.StaticKeyword) && Leaves(constructor, type, EndOfWrite(constructor, member, inner, token), inner, token)))).Is;
    }

    // Register(this): other code has the object before its constructor has written all of it.
    private static bool IsReadElsewhere(ISymbol member, INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.Once(member.OriginalDefinition, inner => new Leaked(BasesOf(type).Any(parent => HandsOut(parent, inner) && inner.Constructors(parent).Any(constructor => Leaves(constructor, parent, int.MaxValue, inner, token))) || (HandsOut(type, inner)
            && inner.Constructors(type).Any(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword) && Leaves(constructor, type, EndOfWrite(constructor, member, inner, token), inner, token))))).Is;

    private static bool HandsOut(INamedTypeSymbol type, CodeIndex code)
        => code.MembersOf<BaseMethodDeclarationSyntax>(type).Any(static method => method.DescendantNodes().Any(static node => node is ThisExpressionSyntax { Parent: not MemberAccessExpressionSyntax }));

    // Their constructors run before that of the type.
    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType?.OriginalDefinition; parent is { DeclaringSyntaxReferences.Length: > 0 }; parent = parent.BaseType?.OriginalDefinition) yield return parent;
    }

    // Where the first statement that always writes the member ends: what it calls to make the value runs before.
    private static int EndOfWrite(ConstructorDeclarationSyntax constructor, ISymbol member, CodeIndex code, CancellationToken token)
        => StoredWrites.StatementsOf(constructor, member, code, token).Select(static write => write.Parent!.Span.End).DefaultIfEmpty(int.MaxValue).Min();

    // Whether other code of the object runs before that: a method or property of it, or what it is handed to.
    private static bool Leaves(ConstructorDeclarationSyntax constructor, INamedTypeSymbol type, int end, CodeIndex code, CancellationToken token)
        => (constructor.Body ?? (SyntaxNode?)constructor.ExpressionBody)?.DescendantNodes().Where(node => node.SpanStart < end).Any(node => node switch
        {
            ThisExpressionSyntax { Parent: not MemberAccessExpressionSyntax } => true,
            IdentifierNameSyntax or GenericNameSyntax => code.ModelOf(node).GetSymbolInfo(node, token).Symbol switch
            {
                IMethodSymbol { IsStatic: false, MethodKind: not MethodKind.LocalFunction, ContainingType: var owner } => IsOwn(owner, type),
                IPropertySymbol { IsStatic: false, ContainingType: var owner } property => IsOwn(owner, type) && !StoredWrites.IsAutomatic(property),
                _ => false,
            },
            _ => false,
        }) == true;

    private static bool IsOwn(INamedTypeSymbol owner, INamedTypeSymbol type)
    {
        for (var next = type; next is not null; next = next.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(next.OriginalDefinition, owner.OriginalDefinition)) return next.SpecialType == SpecialType.None;
        }

        return owner.TypeKind == TypeKind.Interface;
    }

    private sealed record Early(bool Is);

    private sealed record Leaked(bool Is);
}
