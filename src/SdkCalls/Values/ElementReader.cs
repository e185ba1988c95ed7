using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>The elements of small lists that the code writes down and only reads afterwards.</summary>
internal sealed class ElementReader(ValueReader values, CodeIndex code, CancellationToken token)
{
    private const int MaxElements = 64;

    public ValueSet Read(IOperation operation, int callers)
    {
        operation = Operations.Unwrap(operation);
        if (operation.Syntax is CollectionExpressionSyntax collection) return ReadCollection(collection, callers);

        return operation switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => Union(initializer.ElementValues, callers),
            IArrayInitializerOperation initializer => Union(initializer.ElementValues, callers),
            IObjectCreationOperation { Arguments.Length: 0, Initializer: { } initializer } creation when ValueTypes.IsCollection(creation.Type) => ReadAdded(initializer, callers),
            ILocalReferenceOperation local => ReadLocal(local, callers),
            IFieldReferenceOperation field => ReadField(field, callers),
            _ => ValueSet.Unknown,
        };
    }

    private ValueSet ReadCollection(CollectionExpressionSyntax collection, int callers)
        => collection.Elements.All(static element => element is ExpressionElementSyntax)
            ? Union(collection.Elements.Select(element => code.OperationOf(((ExpressionElementSyntax)element).Expression, token)).ToList(), callers)
            : ValueSet.Unknown;

    private ValueSet ReadAdded(IObjectOrCollectionInitializerOperation initializer, int callers)
        => initializer.Initializers.All(static part => part is IInvocationOperation { Arguments.Length: 1 })
            ? Union([.. initializer.Initializers.Select(static part => ((IInvocationOperation)part).Arguments[0].Value)], callers)
            : ValueSet.Unknown;

    private ValueSet ReadLocal(ILocalReferenceOperation reference, int callers)
    {
        if (Operations.Declarator(reference.Local) is not { Initializer: { } initializer } declarator) return ValueSet.Unknown;
        var model = code.ModelOf(declarator.SyntaxTree);
        return LocalUses.Of(declarator, reference.Local, model).All(OnlyReads) ? ReadInitializer(initializer.Value, callers) : ValueSet.Unknown;
    }

    // An array behind a readonly field can be changed by whoever sees the field.
    private ValueSet ReadField(IFieldReferenceOperation reference, int callers)
    {
        var field = reference.Field;
        if (!field.IsReadOnly || code.ScopeOf(field) is not { } scope) return ValueSet.Unknown;
        if (code.WritesOf(field.OriginalDefinition, token) is not { CanBeDefault: false, Values: { } writes } || writes.Only()?.Node is not { } initializer) return ValueSet.Unknown;

        var areReads = code.NamesIn(scope, field.Name).All(name =>
            OnlyReads(name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name)
            || !SymbolEqualityComparer.Default.Equals(code.ModelOf(name.SyntaxTree).GetSymbolInfo(name, token).Symbol?.OriginalDefinition, field.OriginalDefinition));
        var value = initializer is AssignmentExpressionSyntax assignment ? assignment.Right : initializer;
        return areReads ? ReadInitializer(value, callers) : ValueSet.Unknown;
    }

    private ValueSet ReadInitializer(ExpressionSyntax initializer, int callers)
        => code.ModelOf(initializer.SyntaxTree).GetOperation(initializer, token) is { } operation and not (ILocalReferenceOperation or IFieldReferenceOperation) ? Read(operation, callers) : ValueSet.Unknown;

    private ValueSet Union(IReadOnlyCollection<IOperation?> elements, int callers)
        => elements.Count > MaxElements ? ValueSet.Unknown : elements.Aggregate(ValueSet.Nothing, (all, element) => ValueSet.Either(all, values.Follow(element, callers)));

    // foreach (... in list), list[i] that is read, list.Length
    private static bool OnlyReads(ExpressionSyntax use)
        => use.Parent switch
        {
            ForEachStatementSyntax loop => loop.Expression == use && loop is not { Type: RefTypeSyntax },
            ElementAccessExpressionSyntax element => element.Expression == use && IsRead(element),
            MemberAccessExpressionSyntax access => access.Expression == use && access.Name.Identifier.ValueText is "Length" or "Count",
            _ => false,
        };

    private static bool IsRead(ElementAccessExpressionSyntax element)
        => element.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left != element,
            ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.None) && argument.Parent is not TupleExpressionSyntax,
            RefExpressionSyntax or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax or ParenthesizedExpressionSyntax => false,
            _ => true,
        };
}
