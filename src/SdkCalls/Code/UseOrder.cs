using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Whether what a body does to a local happens before a call, always or perhaps. Where the text does not tell: perhaps.</summary>
internal sealed class UseOrder(SyntaxNode declarator, SyntaxNode call)
{
    private readonly SyntaxNode? _function = FunctionOf(declarator);

    // A call inside a lambda runs whenever; with jumps the text says nothing about order.
    private readonly bool _isUnordered = FunctionOf(declarator) != FunctionOf(call) || /* guard: jump */ LocalUses.HasJumps(declarator);

    /// <summary>Whether the text's order is the order of running, and the call runs once for each declaration.</summary>
    public bool IsInOrder => !_isUnordered && !IsRepeated(call);

    /// <summary>Whether a use can only happen when the call is made already.</summary>
    public bool IsAfterCall(SyntaxNode use)
        => !_isUnordered
            && use.SpanStart >= call.Span.End
            && FunctionOf(use) == _function
            && !IsRepeated(use);

    /// <summary>Whether what an expression writes is there only when the call (or the read that stands for it) has happened.</summary>
    public bool IsWrittenAfter(ExpressionSyntax write)
        => !_isUnordered && write.Span.End > call.SpanStart && FunctionOf(write) == _function && /* guard: loop */ !IsRepeated(write);

    /// <summary>Whether a use stands in another function than the declaration, and so runs at any time.</summary>
    public bool IsElsewhere(SyntaxNode use) => FunctionOf(use) != _function;

    /// <summary>Whether an expression runs on every path to the call: a statement of its own in a block that holds the call.</summary>
    public bool IsAlwaysBefore(ExpressionSyntax expression)
    {
        var whole = WholeOf(expression);
        return !_isUnordered
            && whole.Span.End <= call.SpanStart
            && FunctionOf(whole) == _function
            && whole.Parent is ExpressionStatementSyntax { Parent: { } block }
            && (block is GlobalStatementSyntax || (block is BlockSyntax or SwitchSectionSyntax && block.Span.Contains(call.Span)));
    }

    /// <summary>The last piece of code that surely writes before the call, by any of its parts.</summary>
    public SyntaxNode? AlwaysBefore(IReadOnlyCollection<ExpressionSyntax> writes)
        => _isUnordered || writes.Count == 0 ? null : new AlwaysWritten(writes).Before(call, declarator);

    private bool IsRepeated(SyntaxNode use)
        => use.Ancestors().Any(ancestor => IsLoop(ancestor) && ancestor.Span.Contains(call.Span) && !IsDeclaredAnew(ancestor));

    // A variable in the head of a for, or in what a foreach goes through, is one for all rounds.
    private bool IsDeclaredAnew(SyntaxNode loop)
        => loop.Span.Contains(declarator.Span) && loop switch
        {
            ForStatementSyntax { Declaration: { } head } when head.Span.Contains(declarator.Span) => false,
            ForStatementSyntax { Initializers: var initializers } => !initializers.Any(initializer => initializer.Span.Contains(declarator.Span)),
            CommonForEachStatementSyntax { Expression: var list } => !list.Span.Contains(declarator.Span),
            _ => true,
        };

    private static bool IsLoop(SyntaxNode node) => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;

    /// <summary>The assignment around its target, and the await around a call: <c>await Fill(x).ConfigureAwait(false)</c>.</summary>
    public static ExpressionSyntax WholeOf(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression.Parent)
            {
                case AssignmentExpressionSyntax assignment:
                    expression = assignment;
                    continue;
                case AwaitExpressionSyntax awaited:
                    expression = awaited;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured }:
                    expression = configured;
                    continue;
                default:
                    return expression;
            }
        }
    }

    /// <summary>The function that a node stands in. The clauses of a query run like lambdas, but for the list that it begins with.</summary>
    public static SyntaxNode? FunctionOf(SyntaxNode node)
        => node.Ancestors().FirstOrDefault(static ancestor => ancestor is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax)
            or SelectOrGroupClauseSyntax || (ancestor is QueryClauseSyntax && ancestor.Parent is not QueryExpressionSyntax));
}
