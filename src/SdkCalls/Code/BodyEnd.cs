using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>The end of a method that a call runs to: what surely happened when the call is over.</summary>
internal sealed class BodyEnd
{
    private readonly SyntaxNode _body;
    private readonly int _firstExit;

    private BodyEnd(SyntaxNode body, int firstExit)
    {
        _body = body;
        _firstExit = firstExit;
    }

    /// <summary>Finds the end.</summary>
    /// <param name="declaration">The method, local function or lambda.</param>
    /// <param name="method">Its symbol.</param>
    /// <param name="call">The call.</param>
    /// <returns>The end; <see langword="null"/> when the method may still run after its call: an iterator, or a task that nobody waits for.</returns>
    public static BodyEnd? Of(SyntaxNode declaration, IMethodSymbol method, IOperation call)
    {
        // guard: unawaited
        if (method.IsAsync && (call.Syntax is not ExpressionSyntax called || UseOrder.WholeOf(called) is not AwaitExpressionSyntax)) return null;
        var body = declaration switch
        {
            BaseMethodDeclarationSyntax written => (SyntaxNode?)written.Body ?? written.ExpressionBody,
            LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
            _ => null,
        };
        if (body is null) return null;
        var exit = int.MaxValue;
        foreach (var node in body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            // guard: iterator
            if (node is YieldStatementSyntax or GotoStatementSyntax or LabeledStatementSyntax) return null;
            // guard: early-return
            if (node is ReturnStatementSyntax && node.SpanStart < exit) exit = node.SpanStart;
        }

        return new(body, exit);
    }

    /// <summary>Whether an expression runs on every way to the end.</summary>
    public bool Runs(ExpressionSyntax expression)
    {
        var whole = UseOrder.WholeOf(expression);
        return (whole.Parent is ExpressionStatementSyntax statement && statement.Parent == _body && statement.SpanStart < _firstExit) || (whole.Parent == _body && _body is ArrowExpressionClauseSyntax);
    }
}
