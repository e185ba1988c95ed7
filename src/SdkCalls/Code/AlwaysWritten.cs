using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// The last piece of code before a place that gives a variable a value on every path to the place, so that what it held before counts no
/// more: both branches of an <c>if</c>, all cases of a <c>switch</c>, a <c>try</c> and its handlers, a condition.
/// </summary>
internal sealed class AlwaysWritten(IReadOnlyCollection<ExpressionSyntax> writes)
{
    /// <summary>Finds it.</summary>
    /// <param name="place">The place.</param>
    /// <param name="declaration">Where the variable is declared.</param>
    /// <returns>The statement or expression; <see langword="null"/> when there is none.</returns>
    public SyntaxNode? Before(SyntaxNode place, SyntaxNode declaration)
    {
        for (var node = place; node.Parent is { } parent; node = parent)
        {
            if (parent is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax || node == declaration) return null;
            var before = parent switch
            {
                BlockSyntax block => block.Statements.Where(statement => statement.Span.End <= node.SpanStart),
                SwitchSectionSyntax section => section.Statements.Where(statement => statement.Span.End <= node.SpanStart),
                CompilationUnitSyntax file => file.Members.OfType<GlobalStatementSyntax>().Select(static global => global.Statement).Where(statement => statement.Span.End <= node.SpanStart),
                _ => [],
            };
            if (before.LastOrDefault(Always) is { } statement && IsWriting(statement)) return statement;
            if (parent is StatementSyntax && ConditionOf(parent) is { } condition && condition != node && Always(condition)) return condition;
        }

        return null;
    }

    private bool IsWriting(SyntaxNode node) => writes.Any(write => node.Span.Contains(write.Span));

    private static ExpressionSyntax? ConditionOf(SyntaxNode statement)
        => statement switch
        {
            IfStatementSyntax branch => branch.Condition,
            WhileStatementSyntax loop => loop.Condition,
            SwitchStatementSyntax choice => choice.Expression,
            LockStatementSyntax locked => locked.Expression,
            UsingStatementSyntax used => used.Expression,
            CommonForEachStatementSyntax loop => loop.Expression,
            _ => null,
        };

    // Whether a statement writes on every path that goes on behind it.
    private bool Always(StatementSyntax statement)
        => statement switch
        {
            ReturnStatementSyntax or ThrowStatementSyntax => true,
            ExpressionStatementSyntax { Expression: var expression } => Always(expression),
            LocalDeclarationStatementSyntax { Declaration.Variables: var variables } => variables.Any(variable => variable.Initializer is { } initial && Always(initial.Value)),
            BlockSyntax block => Always(block.Statements),
            IfStatementSyntax branch => Always(branch.Condition) || (branch.Else is { } otherwise && Always(branch.Statement) && Always(otherwise.Statement)),
            SwitchStatementSyntax choice => Always(choice.Expression)
                || (choice.Sections.Any(static section => section.Labels.Any(static label => label is DefaultSwitchLabelSyntax)) && choice.Sections.All(section => Always(section.Statements))),
            TryStatementSyntax attempt => (attempt.Finally is { } last && Always(last.Block)) || (Always(attempt.Block) && /* guard: handler */ attempt.Catches.All(handler => Always(handler.Block))),
            UsingStatementSyntax used => (used.Expression is { } expression && Always(expression)) || Always(used.Statement),
            LockStatementSyntax locked => Always(locked.Expression) || Always(locked.Statement),
            CheckedStatementSyntax inner => Always(inner.Block),
            WhileStatementSyntax loop => Always(loop.Condition),
            CommonForEachStatementSyntax loop => Always(loop.Expression),
            _ => false,
        };

    // A jump that leaves the sequence may leave it before the write.
    private bool Always(SyntaxList<StatementSyntax> statements)
    {
        foreach (var statement in statements)
        {
            if (Always(statement)) return true;
            if (statement.DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(static node => node is BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax)) return false;
        }

        return false;
    }

    // A write that nothing in the expression decides about.
    private bool Always(ExpressionSyntax expression)
        => writes.Any(write => expression.Span.Contains(write.Span) && IsUnconditional(write, expression));

    // Nor a call that may be left out, with its arguments ([Conditional], a partial method, Debug.Assert), or a handler that skips holes.
    private static bool IsUnconditional(SyntaxNode write, SyntaxNode expression)
    {
        for (var node = write; node != expression; node = node.Parent!)
        {
            // guard: left-out
            if (node.Parent is InterpolationSyntax or ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } }) return false;
            switch (node.Parent)
            {
                case null or AnonymousFunctionExpressionSyntax or SwitchExpressionArmSyntax or QueryExpressionSyntax:
                case ConditionalExpressionSyntax conditional when conditional.Condition != node:
                case ConditionalAccessExpressionSyntax access when access.Expression != node:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } binary when binary.Right == node:
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } assignment when assignment.Right == node:
                    return false;
            }
        }

        return true;
    }
}
