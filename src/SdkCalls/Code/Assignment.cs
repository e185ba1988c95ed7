using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>A piece of code that gives a variable, field or property a value.</summary>
/// <param name="Node">The whole expression, at whose end the value is there.</param>
/// <param name="Value">
/// The value; for a compound assignment the assignment, for an <c>out</c> argument the argument. <see langword="null"/> when it may be any.
/// </param>
internal sealed record Assignment(ExpressionSyntax Node, IOperation? Value)
{
    /// <summary>The part of a value that is taken apart, when it is no value by itself.</summary>
    public PartOfValue? Part { get; init; }

    /// <summary>Whether it gives the variable a second name under which it is written later, too: <c>ref var other = ref variable</c>.</summary>
    public bool IsAlias { get; private init; }

    /// <summary>The assignment itself where its value is used: <c>return _field ??= value</c>.</summary>
    public ExpressionSyntax? UsedAsValue
        => Node is AssignmentExpressionSyntax { Left: not TupleExpressionSyntax, Parent: not (ExpressionStatementSyntax or InitializerExpressionSyntax or ForStatementSyntax) } ? Node : null;

    /// <summary>Whether a use of a name may only change the object behind it: <c>bag += item</c>, <c>counter++</c>. An operator has the object in hands, and C# 14 need not make another one.</summary>
    public static bool IsInPlace(ExpressionSyntax use, CodeIndex code, CancellationToken token)
        => use.Parent switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left == use && !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && !assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression),
            PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax => use.Parent.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
            _ => false,
        } && code.ModelOf(use).GetTypeInfo(use, token).Type is var type && !ValueTypes.IsLeaf(type) && !ValueTypes.IsDelegate(type);

    /// <summary>Whether a write can only be part of making an object: an initializer, the braces behind <c>new</c> or <c>with</c>, a statement of a constructor.</summary>
    /// <param name="node">The write.</param>
    /// <param name="member">What it writes.</param>
    public static bool IsOfMaking(ExpressionSyntax node, ISymbol member)
        => node.Parent switch
        {
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax } => true,
            InitializerExpressionSyntax { Parent: BaseObjectCreationExpressionSyntax or WithExpressionSyntax } => true,
            ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax constructor } } => IsOfThis(node) && IsIn(constructor, member),
            ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax constructor } => IsOfThis(node) && IsIn(constructor, member),
            _ => false,
        };

    private static bool IsOfThis(ExpressionSyntax node)
        => node is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } };

    private static bool IsIn(ConstructorDeclarationSyntax constructor, ISymbol member)
        => member.ContainingType.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == constructor.SyntaxTree && reference.Span == constructor.Parent?.Span);

    /// <summary>What a use of a name writes.</summary>
    /// <returns>The write, or <see langword="null"/> when the use only reads.</returns>
    // guard: write => null
    public static Assignment? Of(ExpressionSyntax use, CodeIndex code, CancellationToken token)
    {
        while (use.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }) use = (ExpressionSyntax)use.Parent;
        switch (use.Parent)
        {
            // new X { List = { a, b } } changes what the member holds.
            case AssignmentExpressionSyntax { Right: InitializerExpressionSyntax } nested when nested.Left == use:
                return null;
            case AssignmentExpressionSyntax assignment when assignment.Left == use:
                return new(assignment, IsInPlace(use, code, token) ? null : code.OperationOf(assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) ? assignment.Right : assignment, token));
            // guard: deconstruction
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple } argument:
                return InTuple(tuple, argument, code, token);
            // guard: out
            case ArgumentSyntax { Parent.Parent: ExpressionSyntax call } argument when argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword):
                return new(call, code.ModelOf(use).GetOperation(argument, token));
            // guard: by-reference
            case ArgumentSyntax argument when argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword):
                return new(use, null) { IsAlias = KeepsReference(argument, code, token) };
            case RefExpressionSyntax:
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression }:
                return new(use, null) { IsAlias = true };
            case PostfixUnaryExpressionSyntax:
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }:
                return new(use, null);
            default:
                return null;
        }
    }

    // What a call gives, or is called on, can keep the reference only when it is one itself: a span, a ref struct, a ref return.
    private static bool KeepsReference(ArgumentSyntax argument, CodeIndex code, CancellationToken token)
        => argument.Parent?.Parent is not InvocationExpressionSyntax call || code.ModelOf(call).GetSymbolInfo(call, token).Symbol is not IMethodSymbol method
            || method.ReturnsByRef || method.ReturnType.IsRefLikeType || method.ReturnType.TypeKind == TypeKind.Pointer || method.ContainingType.IsRefLikeType
            || method.Parameters.Any(static parameter => parameter.Type.IsRefLikeType && parameter.RefKind != RefKind.None);

    // (a, b) = (x, y), (a, b) = pair
    private static Assignment? InTuple(TupleExpressionSyntax tuple, ArgumentSyntax argument, CodeIndex code, CancellationToken token)
    {
        var part = PartOfValue.Of(argument, code, token);
        if (tuple.Parent is AssignmentExpressionSyntax assignment && assignment.Left == tuple)
        {
            return assignment.Right is TupleExpressionSyntax values && values.Arguments.Count == tuple.Arguments.Count
                ? new(assignment, code.OperationOf(values.Arguments[tuple.Arguments.IndexOf(argument)].Expression, token))
                : new(assignment, null) { Part = part };
        }

        // A tuple inside a tuple, or one that a loop fills.
        return tuple.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax } or ForEachVariableStatementSyntax ? new(tuple, null) { Part = part } : null;
    }
}
