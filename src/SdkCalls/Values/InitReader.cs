using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// Init-only properties of the program's own types, those of records' parameters among them: what the object's making gives them,
/// by <c>new</c>, braces or <c>with</c>. Nothing can change them afterwards.
/// </summary>
internal sealed class InitReader(ValueReader values, CodeIndex code, CancellationToken token)
{
    private const int MaxWith = 8;

    private static readonly string[] Fillers = ["Bind", "PopulateObject"];

    /// <summary>Reads a property.</summary>
    /// <returns>Its values, or <see langword="null"/> when it is not such a property.</returns>
    public ValueSet? Read(IPropertyReferenceOperation reference, int callers)
    {
        var property = reference.Property.OriginalDefinition;
        if (reference.Instance is not { } instance
            || property is not { SetMethod.IsInitOnly: true, IsIndexer: false, DeclaringSyntaxReferences.Length: 1 }
            || MethodReturns.CanBeOverridden(property)
            || IsBound(property.ContainingType)
            || !(StoredWrites.IsAutomatic(property) || code.SyntaxOf(property.DeclaringSyntaxReferences[0]) is ParameterSyntax))
        {
            return null;
        }

        return Of(new CreationFlow(code, token).Follow(instance, callers), property, callers, 0);
    }

    // configuration.Bind(options) fills what is made already, by reflection.
    private bool IsBound(INamedTypeSymbol type)
        => Fillers.Any(filler => code.NamesIn(code.Everywhere, filler).Any(name => NameUse.Of(name).Invocation is { } call
            && call.ArgumentList.Arguments.Any(argument => SymbolEqualityComparer.Default.Equals(code.ModelOf(call.SyntaxTree).GetTypeInfo(argument.Expression, token).Type?.OriginalDefinition, type))));

    private ValueSet Of(Creations creations, IPropertySymbol property, int callers, int depth)
        => creations.Makers is null || depth > MaxWith
            ? ValueSet.Unknown
            : creations.Makers.Aggregate(ValueSet.Nothing, (all, maker) => ValueSet.Either(all, Of(maker, property, callers, depth)));

    private ValueSet Of(IOperation maker, IPropertySymbol property, int callers, int depth)
    {
        var initializer = maker is IWithOperation with ? with.Initializer : ((IObjectCreationOperation)maker).Initializer;
        var given = initializer?.Initializers.OfType<ISimpleAssignmentOperation>().LastOrDefault(assignment
            => assignment.Target is IPropertyReferenceOperation { Property: var target } && SymbolEqualityComparer.Default.Equals(target.OriginalDefinition, property));
        if (given is not null) return values.Follow(given.Value, callers);
        return maker is IWithOperation copy
            ? Of(new CreationFlow(code, token).Follow(copy.Operand, callers), property, callers, depth + 1)
            : OfConstructor((IObjectCreationOperation)maker, property, callers);
    }

    private ValueSet OfConstructor(IObjectCreationOperation creation, IPropertySymbol property, int callers)
    {
        // The constructor of a type that derives from the property's may write it.
        if (!SymbolEqualityComparer.Default.Equals(creation.Type?.OriginalDefinition, property.ContainingType)) return ValueSet.Unknown;
        var declaration = property.DeclaringSyntaxReferences[0];
        if (code.SyntaxOf(declaration) is ParameterSyntax)
        {
            var argument = creation.Arguments.FirstOrDefault(argument => argument.Parameter is { DeclaringSyntaxReferences.Length: 1 } parameter
                && parameter.OriginalDefinition.DeclaringSyntaxReferences[0].Span == declaration.Span
                && parameter.OriginalDefinition.DeclaringSyntaxReferences[0].SyntaxTree == declaration.SyntaxTree);
            return argument is null ? ValueSet.Unknown : values.Follow(argument.Value, callers);
        }

        // A constructor may write it, and a struct can be made without one.
        if (creation.Type is not { IsValueType: false } || code.Constructors(property.ContainingType).Any()) return ValueSet.Unknown;
        return code.SyntaxOf(declaration) is PropertyDeclarationSyntax { Initializer.Value: { } initial } ? values.Follow(code.OperationOf(initial, token), callers) : ValueSet.Null;
    }
}
