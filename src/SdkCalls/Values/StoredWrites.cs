using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>What a readonly field or a get-only property is given: by its initializer and by the constructors of its type.</summary>
/// <param name="Values">The values; <see langword="null"/> when it may be given others.</param>
/// <param name="CanBeDefault">Whether a constructor may leave it as it was.</param>
internal sealed record StoredWrites(IReadOnlyList<Write>? Values, bool CanBeDefault)
{
    private const int MaxWrites = 32;

    private static readonly StoredWrites Hidden = new(null, true);

    public static StoredWrites Find(ISymbol member, CodeIndex code, CancellationToken token)
    {
        var type = member.ContainingType;
        if (type is null || !IsFixed(member)) return Hidden;

        var writes = new List<Write>();
        var initializer = InitializerOf(member, token);
        if (initializer is not null) writes.Add(new(initializer, code.OperationOf(initializer, token)));

        var constructors = CodeIndex.Constructors(type).Where(constructor => constructor.Modifiers.Any(SyntaxKind.StaticKeyword) == member.IsStatic).ToList();
        var isAlwaysGiven = constructors.Count > 0 && type.TypeKind != TypeKind.Struct
            && (member.IsStatic || CodeIndex.Declarations(type).OfType<TypeDeclarationSyntax>().All(static part => part.ParameterList is null));
        foreach (var constructor in constructors)
        {
            var isGiven = constructor.Initializer is { ThisOrBaseKeyword: var keyword } && keyword.IsKind(SyntaxKind.ThisKeyword);
            foreach (var write in WritesIn(constructor, member, code, token))
            {
                if (writes.Count == MaxWrites) return Hidden;
                writes.Add(write);
                isGiven |= IsStatementOf(write.Node, constructor);
            }

            isAlwaysGiven &= isGiven;
        }

        foreach (var accessor in CodeIndex.Declarations(type).SelectMany(static part => part.DescendantNodes().OfType<AccessorDeclarationSyntax>().Where(static accessor => accessor.IsKind(SyntaxKind.InitAccessorDeclaration))))
        {
            if (WritesIn(accessor, member, code, token).Any()) return Hidden;
        }

        return new(writes, (initializer is null && !isAlwaysGiven) || (type.TypeKind == TypeKind.Struct && !member.IsStatic));
    }

    private static bool IsFixed(ISymbol member)
        => member switch
        {
            IFieldSymbol field => field is { IsReadOnly: true, DeclaringSyntaxReferences.Length: 1 },
            IPropertySymbol { SetMethod: null, DeclaringSyntaxReferences.Length: 1 } property => !MethodReturns.CanBeOverridden(property) && IsAutomatic(property),
            _ => false,
        };

    /// <summary>Whether a property is written <c>{ get; }</c>.</summary>
    public static bool IsAutomatic(IPropertySymbol property)
        => property.DeclaringSyntaxReferences.Only()?.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList.Accessors: var accessors }
            && accessors.All(static accessor => accessor is { Body: null, ExpressionBody: null });

    private static ExpressionSyntax? InitializerOf(ISymbol member, CancellationToken token)
        => member.DeclaringSyntaxReferences[0].GetSyntax(token) switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };

    private static IEnumerable<Write> WritesIn(SyntaxNode code, ISymbol member, CodeIndex index, CancellationToken token)
    {
        foreach (var name in code.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText != member.Name) continue;
            ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (Write.Of(use, index, token) is { } write
                && SymbolEqualityComparer.Default.Equals(index.ModelOf(name.SyntaxTree).GetSymbolInfo(name, token).Symbol?.OriginalDefinition, member.OriginalDefinition))
            {
                yield return write;
            }
        }
    }

    private static bool IsStatementOf(ExpressionSyntax write, ConstructorDeclarationSyntax constructor)
        => (write.Parent is ExpressionStatementSyntax statement && statement.Parent == constructor.Body)
            || (write.Parent is ArrowExpressionClauseSyntax arrow && arrow.Parent == constructor);
}
