using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// A key and its value that two calls or assignments put one behind the other: <c>a[0] = "--aws-secret-key"; a[1] = "...";</c>,
/// <c>list.Add("--aws-secret-key").Add("...")</c>, <c>writer.WritePropertyName("AwsSecretKey"); writer.WriteStringValue("...");</c>.
/// </summary>
internal static class KeyedSequence
{
    private static readonly string[] Adding = ["Add", "Enqueue", "AddLast", "Append", "AddArgument", "Arg", "Argument"];

    private static readonly string[] WritingNames = ["WritePropertyName", "WriteStartElement", "WriteStartAttribute"];

    private static readonly string[] WritingValues = ["WriteStringValue", "WriteString", "WriteValue", "WriteRaw", "WriteRawValue", "WriteCData"];

    /// <summary>The key that was put just before the argument of a call.</summary>
    /// <param name="list">The arguments.</param>
    /// <param name="value">The one that is asked about.</param>
    /// <returns>The expression of the key; null when the call puts nothing behind a key.</returns>
    public static ExpressionSyntax? KeyBefore(ArgumentListSyntax list, ArgumentSyntax value)
    {
        if (list.Parent is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax target } call) return null;
        var before = target.Expression as InvocationExpressionSyntax ?? (StatementBefore(call)?.Expression as InvocationExpressionSyntax);
        if (before is not { Expression: MemberAccessExpressionSyntax other }) return null;
        var isChained = before == target.Expression;
        if (!isChained && !SyntaxFactory.AreEquivalent(other.Expression, target.Expression)) return null;
        var (name, first) = (CallNames.Of(call), CallNames.Of(before));
        return list.Arguments.Count switch
        {
            1 when before.ArgumentList.Arguments is [.., var key] && Continues(first, name) => key.Expression,
            2 when list.Arguments[1] == value && name == "Insert" && first == name && before.ArgumentList.Arguments is [var index, var key]
                && IsNext(index.Expression, list.Arguments[0].Expression) => key.Expression,
            _ => null,
        };
    }

    /// <summary>The key that was put into the element before the one that a value is assigned to.</summary>
    /// <param name="assignment">The assignment of the value.</param>
    /// <returns>The expression of the key; null when there is none.</returns>
    public static ExpressionSyntax? KeyBefore(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Left is not ElementAccessExpressionSyntax element) return null;
        foreach (var statement in (IEnumerable<ExpressionStatementSyntax?>)[StatementBefore(assignment), StatementAfter(assignment)])
        {
            if (statement?.Expression is AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax other } key && AreNeighbours(other, element)) return key.Right;
        }

        return null;
    }

    private static bool Continues(string key, string value)
        => (key == value && Adding.Contains(key, StringComparer.Ordinal)) || (WritingNames.Contains(key, StringComparer.Ordinal) && WritingValues.Contains(value, StringComparer.Ordinal));

    private static bool AreNeighbours(ElementAccessExpressionSyntax first, ElementAccessExpressionSyntax second)
    {
        var (left, right) = (first.ArgumentList.Arguments, second.ArgumentList.Arguments);
        return left.Count == right.Count
            && SyntaxFactory.AreEquivalent(first.Expression, second.Expression)
            && left.Take(left.Count - 1).Zip(right, static (one, other) => SyntaxFactory.AreEquivalent(one, other)).All(static same => same)
            && IsNext(left.Last().Expression, right.Last().Expression);
    }

    /// <summary>Whether an index is the one behind another: 0 and 1, <c>i</c> and <c>i + 1</c>, <c>i++</c> and <c>i++</c>.</summary>
    private static bool IsNext(ExpressionSyntax first, ExpressionSyntax second)
        => (first, second) switch
        {
            (LiteralExpressionSyntax { Token.Value: int one }, LiteralExpressionSyntax { Token.Value: int two }) => two == one + 1,
            (PostfixUnaryExpressionSyntax, PostfixUnaryExpressionSyntax) => SyntaxFactory.AreEquivalent(first, second),
            (BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: var start, Right: LiteralExpressionSyntax { Token.Value: int one } },
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: var same, Right: LiteralExpressionSyntax { Token.Value: int two } })
                => two == one + 1 && SyntaxFactory.AreEquivalent(start, same),
            (_, BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: var same, Right: LiteralExpressionSyntax { Token.Value: 1 } })
                => SyntaxFactory.AreEquivalent(first, same),
            _ => false,
        };

    private static ExpressionStatementSyntax? StatementBefore(ExpressionSyntax expression) => Beside(expression, -1);

    private static ExpressionStatementSyntax? StatementAfter(ExpressionSyntax expression) => Beside(expression, 1);

    private static ExpressionStatementSyntax? Beside(ExpressionSyntax expression, int step)
    {
        if (expression.Parent is not ExpressionStatementSyntax { Parent: { } parent } statement) return null;
        if (parent is GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } top)
            return unit.Members.IndexOf(top) + step is >= 0 and var at && at < unit.Members.Count ? (unit.Members[at] as GlobalStatementSyntax)?.Statement as ExpressionStatementSyntax : null;
        var statements = parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            _ => default,
        };
        var index = statements.IndexOf(statement);
        return index >= 0 && index + step >= 0 && index + step < statements.Count ? statements[index + step] as ExpressionStatementSyntax : null;
    }
}
