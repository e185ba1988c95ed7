using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>A local that holds a value: what it is made with, and what the code does to it before the call.</summary>
internal sealed class LocalReader(ObjectReader shapes, SdkSymbols symbols, SyntaxNode call)
{
    private const int MaxUses = 200;

    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>Reads a local.</summary>
    /// <param name="reference">Where its value is taken.</param>
    /// <param name="depth">How deep in other values it stands.</param>
    /// <returns>Its shape at the call, or <see langword="null"/> when the code does not show it.</returns>
    public AbstractValue? Read(ILocalReferenceOperation reference, int depth)
        => Operations.Declarator(reference.Local) is { Initializer: { } initializer } declarator
            && reference.SemanticModel is { } model
            && model.SyntaxTree == declarator.SyntaxTree
            && reference.Local.RefKind == RefKind.None
                ? Read(reference.Local, declarator, reference, model, depth, () => shapes.Read(model.GetOperation(initializer.Value), depth + 1))
                : null;

    /// <summary>Reads a variable.</summary>
    /// <param name="variable">The local or parameter.</param>
    /// <param name="declaration">Where it is declared.</param>
    /// <param name="reference">Where its value is taken.</param>
    /// <param name="model">The semantic model of the tree of both.</param>
    /// <param name="depth">How deep in other values it stands.</param>
    /// <param name="start">What it holds at first.</param>
    /// <returns>Its shape at the call, or <see langword="null"/> when the code does not show it.</returns>
    public AbstractValue? Read(ISymbol variable, SyntaxNode declaration, IOperation reference, SemanticModel model, int depth, Func<AbstractValue> start)
    {
        if (LocalUses.Count(declaration, variable.Name) > MaxUses || !_open.Add(variable)) return null;
        try
        {
            var order = new UseOrder(declaration, call);
            AbstractValue? shape = start();
            var isAliased = false;

            // What another function does to it, it does at any time: the last word.
            foreach (var use in LocalUses.Of(declaration, variable, model).OrderBy(order.IsElsewhere))
            {
                if (use == reference.Syntax || order.IsAfterCall(use)) continue;
                isAliased |= IsAliased(use);
                shape = Apply(shape, use, order, model, depth);
                if (shape is null) return null;
            }

            return isAliased ? shape.Escaped() : shape;
        }
        finally
        {
            _open.Remove(variable);
        }
    }

    private AbstractValue? Apply(AbstractValue shape, IdentifierNameSyntax use, UseOrder order, SemanticModel model, int depth)
    {
        var (path, end, isIndexed) = Chain(use);
        if (path.Count == 0 && !isIndexed) return ApplyWhole(shape, end, model);

        switch (end.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == end:
                if (isIndexed && KeyOf(end, model) is { } key) return Changed(end, now => now.WithEntry(shapes.Read(model.GetOperation(key), depth + 1), AbstractValue.Opaque(MemberState.Set, false)));
                var isPlain = assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && !isIndexed;
                return Changed(end, now => isPlain
                    ? shapes.Read(model.GetOperation(assignment.Right), depth + 1)
                    : isIndexed ? now.WithElement(AbstractValue.Unknown) : AbstractValue.Unknown);

            case InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } invocation when invocation.Expression == end:
                var receiver = path.Take(path.Count - 1).ToList();
                if (path[path.Count - 1] == "Add" && !isIndexed && IsCollectionCall(invocation, model))
                {
                    path = receiver;
                    return Changed(invocation, now => arguments.Count == 1
                        ? now.WithElement(shapes.Read(model.GetOperation(arguments[0].Expression), depth + 1))
                        : now.WithEntry(shapes.Read(model.GetOperation(arguments[0].Expression), depth + 1), AbstractValue.Opaque(MemberState.Set, false)));
                }

                if (receiver.Count == 0) return IsReadOnlyCall(path[0]) ? shape : shape.Escaped();
                if (end is MemberAccessExpressionSyntax { Expression: var target } && ValueTypes.IsLeaf(model.GetTypeInfo(target).Type)) return shape;
                return shape.Change(receiver, 0, static _ => AbstractValue.Unknown);

            case ArgumentSyntax { Parent: TupleExpressionSyntax } or PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax:
                return Perhaps(static _ => AbstractValue.Unknown);

            default:
                // Reading a text or a number changes nothing; an object that is read may be changed under its other name.
                return ValueTypes.IsLeaf(model.GetTypeInfo(end).Type) ? shape : Perhaps(static now => AbstractValue.Either(now.Escaped(), AbstractValue.Unknown));
        }

        AbstractValue Changed(ExpressionSyntax expression, Func<AbstractValue, AbstractValue> change)
        {
            var changed = shape.Change(path, 0, change);
            return order.IsAlwaysBefore(expression) ? changed : AbstractValue.Either(shape, changed);
        }

        AbstractValue Perhaps(Func<AbstractValue, AbstractValue> change) => AbstractValue.Either(shape, shape.Change(path, 0, change));
    }

    // The local itself is used: handed to a client it stays as it is, compared it stays too, anything else may change it.
    private AbstractValue? ApplyWhole(AbstractValue shape, ExpressionSyntax use, SemanticModel model)
        => use.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == use => null,
            ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) => null,
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation } when IsClientCall(invocation, model) => shape,
            BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.EqualsExpression) || binary.IsKind(SyntaxKind.NotEqualsExpression) => shape,
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax } } => shape,
            _ => ValueTypes.IsLeaf(model.GetTypeInfo(use).Type) ? shape : shape.Escaped(),
        };

    // request.Headers["x"]: what stands in the brackets, where it is the key of a map and nothing follows.
    private static ExpressionSyntax? KeyOf(ExpressionSyntax end, SemanticModel model)
        => end is ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } keys } && model.GetSymbolInfo(end).Symbol is IPropertySymbol indexer && ValueTypes.IsMapIndexer(indexer)
            ? keys[0].Expression
            : null;

    // Under a second name the object can be changed where we do not look, at any time.
    private static bool IsAliased(IdentifierNameSyntax use)
    {
        var (path, end, isIndexed) = Chain(use);
        return path.Count == 0 && !isIndexed && end.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Right == end,
            EqualsValueClauseSyntax or InitializerExpressionSyntax or ExpressionElementSyntax => true,
            _ => false,
        };
    }

    private bool IsClientCall(InvocationExpressionSyntax invocation, SemanticModel model)
        => model.GetSymbolInfo(invocation).Symbol is IMethodSymbol method
            && symbols.TypeOf(method.ContainingType) is { Kind: SdkTypeKind.Client or SdkTypeKind.Paginators };

    private static bool IsCollectionCall(InvocationExpressionSyntax invocation, SemanticModel model)
        => model.GetSymbolInfo(invocation).Symbol is IMethodSymbol method && ValueTypes.IsCollection(method.ContainingType);

    private static bool IsReadOnlyCall(string method) => method is "ToString" or "GetHashCode" or "Equals" or "GetType";

    // use.A.B: the members that follow a name, the whole expression, and whether an index stands between.
    private static (List<string> Path, ExpressionSyntax End, bool IsIndexed) Chain(IdentifierNameSyntax use)
    {
        var path = new List<string>();
        ExpressionSyntax end = use;
        var isIndexed = false;
        while (true)
        {
            switch (end.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Expression == end:
                    if (!isIndexed) path.Add(access.Name.Identifier.ValueText);
                    end = access;
                    continue;
                case ElementAccessExpressionSyntax element when element.Expression == end:
                    isIndexed = true;
                    end = element;
                    continue;
                case ParenthesizedExpressionSyntax parenthesized:
                    end = parenthesized;
                    continue;
                case PostfixUnaryExpressionSyntax forgiving when forgiving.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                    end = forgiving;
                    continue;
                default:
                    return (path, end, isIndexed);
            }
        }
    }
}
