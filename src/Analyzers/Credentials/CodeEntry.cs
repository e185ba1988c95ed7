using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// What code writes beside a value to name it: an argument with the parameter of a name, what a value is compared with, the text just
/// before it in a list, the condition of its branch. What <see cref="EntryNames"/> is for texts.
/// </summary>
internal static class CodeEntry
{
    /// <summary>The expressions that name an argument: others with the parameter of a name, or the argument of the call just before.</summary>
    public static IEnumerable<ExpressionSyntax> NamersOf(ArgumentSyntax argument, IMethodSymbol? method)
    {
        if (argument.Parent is not ArgumentListSyntax list) return [];
        if (KeyedSequence.KeyBefore(list, argument) is { } before) return [before];
        return NameOf(argument) is { } own && EntryNames.IsSlot(own)
            ? list.Arguments.Where(other => other != argument && NameOf(other) is { } name && EntryNames.IsNamer(name)).Select(static other => other.Expression)
            : [];

        string? NameOf(ArgumentSyntax one)
            => one.NameColon?.Name.Identifier.ValueText
                ?? (list.Arguments.IndexOf(one) is var index && index < method?.Parameters.Length ? method.Parameters[index].Name : null);
    }

    /// <summary>The elements of a tuple that name another one: <c>(Value: "...", Name: "AWS_SECRET_ACCESS_KEY")</c>.</summary>
    public static IEnumerable<ExpressionSyntax> NamersOf(ArgumentSyntax element, TupleExpressionSyntax tuple)
        => element.NameColon is { Name.Identifier.ValueText: var own } && EntryNames.IsSlot(own)
            ? tuple.Arguments.Where(static other => other.NameColon is { Name.Identifier.ValueText: var name } && EntryNames.IsNamer(name)).Select(static other => other.Expression)
            : [];

    /// <summary>What an argument is compared with: <c>key.Equals("...")</c>, <c>string.Equals(key, "...")</c>.</summary>
    public static IEnumerable<ExpressionSyntax> ComparedWith(ArgumentSyntax argument)
        => argument.Parent?.Parent is InvocationExpressionSyntax call && CallNames.Of(call) is "Equals" or "Compare" or "CompareOrdinal" or "SequenceEqual" or "FixedTimeEquals"
            ? call.ArgumentList.Arguments.Where(other => other != argument).Select(static other => other.Expression)
                .Concat(call.Expression is MemberAccessExpressionSyntax { Expression: var owner } ? [owner] : [])
            : [];

    /// <summary>
    /// The text or name just before a value in a list: an option with its argument. Lists are long, and the compiler walks from their end to the
    /// token before another.
    /// </summary>
    public static ExpressionSyntax? JustBefore(SyntaxNode node)
    {
        var list = node.Parent!;
        var comma = list.FindToken(Math.Max(list.FullSpan.Start, node.FullSpan.Start - 1));
        if (!comma.IsKind(SyntaxKind.CommaToken) || comma.Parent != list) return null;
        var key = list.FindToken(comma.FullSpan.Start - 1).Parent;
        while (key is not null && key.Parent != list) key = key.Parent;
        return key is ExpressionElementSyntax element ? element.Expression : key as ExpressionSyntax;
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
}
