using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// What code writes beside a value to name it, where the value's own name says only that it is one: <c>new KeyValuePair { Value = "...",
/// Name = "AWS_SECRET_ACCESS_KEY" }</c>, <c>Set(value: "...", name: "...")</c>, two calls of <c>ArgumentList.Add</c>. What
/// <see cref="EntryNames"/> is for texts.
/// </summary>
internal static class CodeEntry
{
    private const int MostStatements = 40;

    /// <summary>The expressions that name a value which is assigned to a member.</summary>
    public static IEnumerable<ExpressionSyntax> NamersOf(AssignmentExpressionSyntax assignment)
    {
        if (!EntryNames.IsSlot(CallNames.Last(assignment.Left))) return [];
        if (assignment.Parent is InitializerExpressionSyntax initializer) return Namers(initializer.Expressions.OfType<AssignmentExpressionSyntax>());
        return assignment.Left is MemberAccessExpressionSyntax { Expression: var owner } && assignment.Parent is ExpressionStatementSyntax { Parent: { } block }
            ? Namers(block.ChildNodes().Take(MostStatements).OfType<ExpressionStatementSyntax>()
                .Select(static statement => statement.Expression)
                .OfType<AssignmentExpressionSyntax>()
                .Where(other => other.Left is MemberAccessExpressionSyntax { Expression: var same } && SyntaxFactory.AreEquivalent(same, owner)))
            : [];
    }

    /// <summary>The expressions that name a value of an anonymous object.</summary>
    public static IEnumerable<ExpressionSyntax> NamersOf(AnonymousObjectMemberDeclaratorSyntax member)
        => member is { NameEquals.Name.Identifier.ValueText: var name, Parent: AnonymousObjectCreationExpressionSyntax creation } && EntryNames.IsSlot(name)
            ? creation.Initializers
                .Where(static other => other.NameEquals is { Name.Identifier.ValueText: var text } && EntryNames.IsNamer(text))
                .Select(static other => other.Expression)
            : [];

    /// <summary>The expressions that name an argument: others with the parameter of a name, or the argument of the call just before.</summary>
    public static IEnumerable<ExpressionSyntax> NamersOf(ArgumentSyntax argument, IMethodSymbol? method)
    {
        if (argument.Parent is not ArgumentListSyntax list) return [];
        if (list.Arguments.Count == 1) return ArgumentOfCallBefore(list) is { } before ? [before] : [];
        return NameOf(argument) is { } own && EntryNames.IsSlot(own)
            ? list.Arguments.Where(other => other != argument && NameOf(other) is { } name && EntryNames.IsNamer(name)).Select(static other => other.Expression)
            : [];

        string? NameOf(ArgumentSyntax one)
            => one.NameColon?.Name.Identifier.ValueText
                ?? (list.Arguments.IndexOf(one) is var index && index < method?.Parameters.Length ? method.Parameters[index].Name : null);
    }

    /// <summary>What an argument is compared with: <c>key.Equals("...")</c>, <c>string.Equals(key, "...")</c>.</summary>
    public static IEnumerable<ExpressionSyntax> ComparedWith(ArgumentSyntax argument)
        => argument.Parent?.Parent is InvocationExpressionSyntax call && CallNames.Of(call) is "Equals" or "Compare" or "CompareOrdinal" or "SequenceEqual" or "FixedTimeEquals"
            ? call.ArgumentList.Arguments.Where(other => other != argument).Select(static other => other.Expression)
                .Concat(call.Expression is MemberAccessExpressionSyntax { Expression: var owner } ? [owner] : [])
            : [];

    /// <summary>The text just before a value in a list: an option with its argument. Lists are long, and the compiler walks from their end to the token before another.</summary>
    public static IEnumerable<ExpressionSyntax> JustBefore(SyntaxNode node)
    {
        var list = node.Parent!;
        var comma = list.FindToken(Math.Max(list.FullSpan.Start, node.FullSpan.Start - 1));
        if (!comma.IsKind(SyntaxKind.CommaToken) || comma.Parent != list) return [];
        return list.FindToken(comma.FullSpan.Start - 1).Parent is LiteralExpressionSyntax key && LiteralText.IsString(key) ? [key] : [];
    }

    /// <summary>The texts for which a branch is taken: <c>if (name == "AWS_SECRET_ACCESS_KEY") return "..."</c>, <c>case "AWS_SECRET_ACCESS_KEY": return "..."</c>.</summary>
    public static IEnumerable<ExpressionSyntax> KeysOfBranch(SyntaxNode result)
    {
        var branch = result.Parent is BlockSyntax { Statements.Count: 1 } block ? block : result;
        return branch.Parent switch
        {
            SwitchSectionSyntax section => section.Labels.OfType<CaseSwitchLabelSyntax>().Select(static label => label.Value),
            IfStatementSyntax choice when choice.Statement == branch => KeysOf(choice.Condition),
            _ => [],
        };
    }

    /// <summary>The texts that a condition compares with.</summary>
    public static IEnumerable<ExpressionSyntax> KeysOf(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => KeysOf(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equal => [equal.Left, equal.Right],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => KeysOf(either.Left).Concat(KeysOf(either.Right)),
        IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } => [constant.Expression],
        InvocationExpressionSyntax { ArgumentList.Arguments: var arguments } call when CallNames.Of(call) == "Equals" => arguments.Select(static one => one.Expression),
        _ => [],
    };

    private static IEnumerable<ExpressionSyntax> Namers(IEnumerable<AssignmentExpressionSyntax> members)
        => members.Where(static member => EntryNames.IsNamer(CallNames.Last(member.Left))).Select(static member => member.Right);

    private static ExpressionSyntax? ArgumentOfCallBefore(ArgumentListSyntax list)
    {
        if (list.Parent is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } statement } call || CallNames.Of(call) != "Add") return null;
        var index = block.Statements.IndexOf(statement);
        return index > 0
            && block.Statements[index - 1] is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { ArgumentList.Arguments: [var key] } before }
            && SyntaxFactory.AreEquivalent(before.Expression, call.Expression)
                ? key.Expression
                : null;
    }
}
