using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Texts;

/// <summary>The texts of a list that is kept under a name: those that it is made with. Code may add others, which are holes.</summary>
internal sealed class ItemReader(PlacedTextReader texts, CodeIndex code, CancellationToken token)
{
    private const int MaxDepth = 4;

    public IReadOnlyList<PlacedText>? Read(IOperation list, int callers) => Read(list, callers, 0);

    private IReadOnlyList<PlacedText>? Read(IOperation list, int callers, int depth)
    {
        if (depth > MaxDepth) return null;
        var operation = Operations.Unwrap(list);
        var elements = operation switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            IArrayInitializerOperation initializer => initializer.ElementValues,
            IObjectCreationOperation { Initializer: { } added } => added.Initializers.Select(static part => part is IInvocationOperation { Arguments: [var only] } ? only.Value : null),
            _ when operation.Syntax is CollectionExpressionSyntax collection => collection.Elements.Select(element => element is ExpressionElementSyntax { Expression: var value } ? code.OperationOf(value, token) : null),
            _ => null,
        };
        if (elements is not null) return [.. elements.Select(element => element is null ? PlacedText.Hole : texts.ReadText(element, callers))];
        return DeclaredBy(operation) is { } declared && code.ModelOf(declared).GetOperation(declared, token) is { } value ? Read(value, callers, depth + 1) : null;
    }

    /// <summary>What a local, field or property is declared with.</summary>
    public ExpressionSyntax? DeclaredBy(IOperation operation)
    {
        var symbol = operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => member.Member,
            _ => (ISymbol?)null,
        };
        return symbol is not { DeclaringSyntaxReferences: [var reference] } ? null : code.SyntaxOf(reference) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };
    }
}
