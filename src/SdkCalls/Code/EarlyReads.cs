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
        if (instance is not IInstanceReferenceOperation) return code.Once(member.OriginalDefinition, inner => new Elsewhere(IsReadElsewhere(member, type, inner, token))).Is;
        return /* guard: read-early */ IsWhileMade(reference.Syntax, member) || (reference.Syntax.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { } own && code.Constructors(type).Contains(own)
            ? EndOfWrite(own, member, code, token) > reference.Syntax.SpanStart
            : code.Once(member.OriginalDefinition, inner => new Own(IsReadByOwn(member, type, inner, token))).Is);
    }

    // A constructor or setter runs other code of the object.
    private static bool IsReadByOwn(ISymbol member, INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => ConstructorsLeave(type, member, code, token)
            || (IsSet(member) && (Family(type, code, token).Any(one => SettersLeave(one, code, token)) || DerivedFrom(type, code, token).Any(one => ConstructorsLeave(one, member, code, token))));

    // Register(this): other code has the object before its constructor and the braces behind new have written all of it.
    private static bool IsReadElsewhere(ISymbol member, INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => BasesOf(type).Any(parent => HandsOut(parent, code) && code.Constructors(parent).Any(constructor => Leaves(constructor.Body ?? (SyntaxNode?)constructor.ExpressionBody, parent, int.MaxValue, code, token)))
            || (HandsOut(type, code) && ConstructorsLeave(type, member, code, token))
            || (IsSet(member) && (Family(type, code, token).Any(one => HandsOut(one, code) && (SettersLeave(one, code, token) || IsHandedOutInBraces(one, code)))
                || DerivedFrom(type, code, token).Any(one => HandsOut(one, code) && ConstructorsLeave(one, member, code, token))));

    // What only constructors write is there when a setter or the constructor of a derived type runs.
    private static bool IsSet(ISymbol member) => member is IPropertySymbol { SetMethod: not null } or IFieldSymbol { IsReadOnly: false };

    private static bool HandsOut(INamedTypeSymbol type, CodeIndex code)
        => code.MembersOf<MemberDeclarationSyntax>(type).Any(static member => member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax && HandsOut(member));

    private static bool HandsOut(SyntaxNode code) => code.DescendantNodes().Any(static node => node is ThisExpressionSyntax { Parent: not MemberAccessExpressionSyntax });

    // new Order { Lines = { 1 } }: the getter of Lines runs before the braces are done.
    private static bool IsHandedOutInBraces(INamedTypeSymbol type, CodeIndex code)
        => code.MembersOf<PropertyDeclarationSyntax>(type).Any(property => HandsOut(property)
            && code.NamesIn(code.Everywhere, property.Identifier.ValueText).Any(static name => name.Parent is AssignmentExpressionSyntax { Right: InitializerExpressionSyntax }));

    private static IEnumerable<INamedTypeSymbol> Family(INamedTypeSymbol type, CodeIndex code, CancellationToken token) => BasesOf(type).Append(type).Concat(DerivedFrom(type, code, token));

    private static IEnumerable<INamedTypeSymbol> DerivedFrom(INamedTypeSymbol type, CodeIndex code, CancellationToken token) => type.IsSealed ? [] : Descendants.Of(type, code, token).Types ?? [];

    private static bool ConstructorsLeave(INamedTypeSymbol type, ISymbol member, CodeIndex code, CancellationToken token)
        => code.Constructors(type).Any(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)
            && Leaves(constructor.Body ?? (SyntaxNode?)constructor.ExpressionBody, type, EndOfWrite(constructor, member, code, token), code, token));

    private static bool SettersLeave(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.MembersOf<BasePropertyDeclarationSyntax>(type).Any(property => property.AccessorList?.Accessors.Any(accessor => IsSetter(accessor) && Leaves(accessor, type, int.MaxValue, code, token)) == true);

    private static bool IsSetter(AccessorDeclarationSyntax accessor) => accessor.IsKind(SyntaxKind.SetAccessorDeclaration) || accessor.IsKind(SyntaxKind.InitAccessorDeclaration);

    // Constructors and setters run before the braces behind new are done.
    private static bool IsWhileMade(SyntaxNode node, ISymbol member)
        => IsSet(member) && node.Ancestors().Any(static one => one is ConstructorDeclarationSyntax || (one is AccessorDeclarationSyntax accessor && IsSetter(accessor)));

    // Their constructors run before that of the type.
    private static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType?.OriginalDefinition; parent is { DeclaringSyntaxReferences.Length: > 0 }; parent = parent.BaseType?.OriginalDefinition) yield return parent;
    }

    // Where the first statement that always writes the member ends: what it calls to make the value runs before.
    private static int EndOfWrite(ConstructorDeclarationSyntax constructor, ISymbol member, CodeIndex code, CancellationToken token)
        => StoredWrites.StatementsOf(constructor, member, code, token).Select(static write => write.Parent!.Span.End).DefaultIfEmpty(int.MaxValue).Min();

    // Whether other code of the object runs before that: a method or property of it, or what it is handed to.
    private static bool Leaves(SyntaxNode? body, INamedTypeSymbol type, int end, CodeIndex code, CancellationToken token)
        => body?.DescendantNodes().Where(node => node.SpanStart < end).Any(node => node switch
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

    private sealed record Own(bool Is);

    private sealed record Elsewhere(bool Is);
}
