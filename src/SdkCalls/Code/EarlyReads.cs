using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static IamAnalyzers.SdkCalls.Code.UnfinishedObjects;

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

    // Constructors and setters run before the braces behind new are done.
    private static bool IsWhileMade(SyntaxNode node, ISymbol member)
        => IsSet(member) && node.Ancestors().Any(static one => one is ConstructorDeclarationSyntax || (one is AccessorDeclarationSyntax accessor && IsSetter(accessor)));

    private sealed record Own(bool Is);

    private sealed record Elsewhere(bool Is);
}
