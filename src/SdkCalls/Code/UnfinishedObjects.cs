using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>What runs while an object of a type is made: constructors and setters, and whether they run or hand out more of it before it is done.</summary>
internal static class UnfinishedObjects
{
    /// <summary>Whether a member of a type gives <c>this</c> to other code.</summary>
    public static bool HandsOut(INamedTypeSymbol type, CodeIndex code)
        => code.MembersOf<MemberDeclarationSyntax>(type).Any(static member => member is BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax && HandsOut(member));

    private static bool HandsOut(SyntaxNode code) => code.DescendantNodes().Any(static node => node is ThisExpressionSyntax { Parent: not MemberAccessExpressionSyntax });

    /// <summary>Whether a getter that gives <c>this</c> to other code runs before the braces behind <c>new</c> are done: <c>new Order { Lines = { 1 } }</c> reads <c>Lines</c>.</summary>
    public static bool IsHandedOutInBraces(INamedTypeSymbol type, CodeIndex code)
        => code.MembersOf<PropertyDeclarationSyntax>(type).Any(property => HandsOut(property)
            && code.NamesIn(code.Everywhere, property.Identifier.ValueText).Any(static name => name.Parent is AssignmentExpressionSyntax { Right: InitializerExpressionSyntax }));

    /// <summary>A type, its bases and the types derived from it, as far as they are in source.</summary>
    public static IEnumerable<INamedTypeSymbol> Family(INamedTypeSymbol type, CodeIndex code, CancellationToken token) => BasesOf(type).Append(type).Concat(DerivedFrom(type, code, token));

    /// <summary>The types of the program that are derived from a type; none when they cannot all be found.</summary>
    public static IEnumerable<INamedTypeSymbol> DerivedFrom(INamedTypeSymbol type, CodeIndex code, CancellationToken token) => type.IsSealed ? [] : Descendants.Of(type, code, token).Types ?? [];

    /// <summary>Whether a constructor of a type runs other code of the object, or hands it out, before the constructor has written a member.</summary>
    public static bool ConstructorsLeave(INamedTypeSymbol type, ISymbol member, CodeIndex code, CancellationToken token)
        => code.Constructors(type).Any(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword)
            && Leaves(constructor.Body ?? (SyntaxNode?)constructor.ExpressionBody, type, EndOfWrite(constructor, member, code, token), code, token));

    /// <summary>Whether a setter of a type runs other code of the object, or hands it out.</summary>
    public static bool SettersLeave(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.MembersOf<BasePropertyDeclarationSyntax>(type).Any(property => property.AccessorList?.Accessors.Any(accessor => IsSetter(accessor) && Leaves(accessor, type, int.MaxValue, code, token)) == true);

    /// <summary>Whether an accessor is one of <c>set</c> and <c>init</c>.</summary>
    public static bool IsSetter(AccessorDeclarationSyntax accessor) => accessor.IsKind(SyntaxKind.SetAccessorDeclaration) || accessor.IsKind(SyntaxKind.InitAccessorDeclaration);

    /// <summary>The bases of a type that are in source, the nearest first. Their constructors run before that of the type.</summary>
    public static IEnumerable<INamedTypeSymbol> BasesOf(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType?.OriginalDefinition; parent is { DeclaringSyntaxReferences.Length: > 0 }; parent = parent.BaseType?.OriginalDefinition) yield return parent;
    }

    /// <summary>Where the first statement ends that always writes a member, since what it calls to make the value runs before; the largest number when there is none.</summary>
    public static int EndOfWrite(ConstructorDeclarationSyntax constructor, ISymbol member, CodeIndex code, CancellationToken token)
        => StoredWrites.StatementsOf(constructor, member, code, token).Select(static write => write.Parent!.Span.End).DefaultIfEmpty(int.MaxValue).Min();

    /// <summary>Whether code runs other code of the object before a position: a method or property of it, or what the object is handed to.</summary>
    public static bool Leaves(SyntaxNode? body, INamedTypeSymbol type, int end, CodeIndex code, CancellationToken token)
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
}
