using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>The copies of objects of a record or value type that <c>with</c> makes.</summary>
/// <param name="Changing">Those that change a member; <see langword="null"/> when a copy may be another one.</param>
internal sealed record Copies(IReadOnlyList<IWithOperation>? Changing)
{
    private static readonly Copies Hidden = new((IReadOnlyList<IWithOperation>?)null);

    /// <summary>Finds the copies of a type that no other type derives from.</summary>
    public static Copies Of(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
        => code.Once(type.OriginalDefinition, inner => /* guard: copy-constructor */ AreOwn(type.OriginalDefinition) ? Hidden : Find(type.OriginalDefinition, inner, token));

    /// <summary>Whether a record copies itself by a constructor that is written down, which may copy something else.</summary>
    public static bool AreOwn(ITypeSymbol? record)
        => Lineage(record).Any(static type => type.IsRecord && type.InstanceConstructors.Any(constructor => !constructor.IsImplicitlyDeclared
            && constructor.Parameters.Only() is { } only && SymbolEqualityComparer.Default.Equals(only.Type.OriginalDefinition, type.OriginalDefinition)));

    // A copy that changes a member names it. Under the name that a base gives a member, an override of it is changed, too.
    private static Copies Find(INamedTypeSymbol type, CodeIndex code, CancellationToken token)
    {
        var found = new List<IWithOperation>();
        foreach (var member in type.IsRecord || type.IsValueType ? Lineage(type).SelectMany(static part => part.GetMembers()).Where(IsChangeable) : [])
        {
            foreach (var name in code.NamesIn(code.Everywhere, member.Name))
            {
                if (name.Parent is not AssignmentExpressionSyntax { Parent.Parent: WithExpressionSyntax copy } assignment || assignment.Left != name) continue;
                if (code.ModelOf(name).GetSymbolInfo(name, token).Symbol is { } symbol && !SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, member.OriginalDefinition)) continue;
                if (member.IsVirtual || member.IsAbstract || member.IsOverride || code.ModelOf(copy).GetOperation(copy, token) is not IWithOperation operation) return Hidden;
                if (!found.Contains(operation)) found.Add(operation);
            }
        }

        return new(found);
    }

    private static bool IsChangeable(ISymbol member) => member is IPropertySymbol { SetMethod: not null, IsStatic: false, IsIndexer: false } or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false };

    private static IEnumerable<INamedTypeSymbol> Lineage(ITypeSymbol? type)
    {
        for (var next = type as INamedTypeSymbol; next is { SpecialType: SpecialType.None }; next = next.BaseType) yield return next;
    }
}
