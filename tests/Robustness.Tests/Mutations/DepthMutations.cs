using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Robustness.Tests.Mutations;

/// <summary>Code that is nested deeply or goes on for long.</summary>
internal static class DepthMutations
{
    private const int Deepest = 900;

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("an expression in parentheses", static (text, random) => Wrap<ExpressionSyntax>(text, random, "(", ")")),
        new("an expression in conditions", static (text, random) => Wrap<ExpressionSyntax>(text, random, "(true ? null : ", ")")),
        new("an expression in lambdas", static (text, random) => Wrap<ExpressionSyntax>(text, random, "(() => ", ")", 60)),
        new("an expression in calls", static (text, random) => Wrap<ExpressionSyntax>(text, random, "string.Concat(\"a\", ", ")", 60)),
        new("an expression in objects", static (text, random) => Wrap<ExpressionSyntax>(text, random, "new() { Key = ", " }")),
        new("an expression in lists", static (text, random) => Wrap<ExpressionSyntax>(text, random, "[", "]", 6)),
        new("an expression in arrays", static (text, random) => Wrap<ExpressionSyntax>(text, random, "new object[] { ", " }", 200)),
        new("an expression in interpolations", static (text, random) => Wrap<ExpressionSyntax>(text, random, "$\"{", "}\"", 10)),
        new("an expression in switches", static (text, random) => Wrap<ExpressionSyntax>(text, random, "(1 switch { 1 => ", ", _ => null })", 200)),
        new("a long sum", static (text, random) => Repeat<ExpressionSyntax>(text, random, " + ")),
        new("a long chain", static (text, random) => Syntax.Any<ExpressionSyntax>(text, random) is { } node ? Syntax.Replace(text, node, node + string.Concat(Enumerable.Repeat(".ToString()", Depth(random)))) : text),
        new("a long list", static (text, random) => Repeat<ArgumentSyntax>(text, random, ", ")),
        new("a long method", static (text, random) => Repeat<StatementSyntax>(text, random, "\n", 300)),
        new("a statement in blocks", static (text, random) => Wrap<StatementSyntax>(text, random, "{", "}")),
        new("a statement in conditions", static (text, random) => Wrap<StatementSyntax>(text, random, "if (true) ", " else { }")),
        new("a statement in loops", static (text, random) => Wrap<StatementSyntax>(text, random, "foreach (var x in y) { ", " }", 200)),
        new("a statement in handlers", static (text, random) => Wrap<StatementSyntax>(text, random, "try { ", " } finally { }", 200)),
        new("a statement in local functions", static (text, random) => Wrap<StatementSyntax>(text, random, "void F() { ", " }", 100)),
        new("a member in classes", static (text, random) => Wrap<MemberDeclarationSyntax>(text, random, "class N { ", " }", 200)),
        new("a type in types", static (text, random) => Wrap<TypeSyntax>(text, random, "List<", ">", 300)),
        new("many cases", ManyCases),
        new("many writes", ManyWrites),
    ];

    private static int Depth(Random random, int deepest = Deepest) => random.Next(4) > 0 ? random.Next(2, Math.Min(deepest, 20)) : random.Next(2, deepest);

    private static string Wrap<T>(string text, Random random, string before, string after, int deepest = Deepest)
        where T : Microsoft.CodeAnalysis.SyntaxNode
    {
        if (Syntax.Any<T>(text, random) is not { } node) return text;
        var depth = Depth(random, deepest);
        return Syntax.Replace(text, node, string.Concat(Enumerable.Repeat(before, depth)) + node + string.Concat(Enumerable.Repeat(after, depth)));
    }

    private static string Repeat<T>(string text, Random random, string between, int most = Deepest)
        where T : Microsoft.CodeAnalysis.SyntaxNode
        => Syntax.Any<T>(text, random) is { } node && node.Span.Length < 500 ? Syntax.Replace(text, node, string.Join(between, Enumerable.Repeat(node.ToString(), Depth(random, most)))) : text;

    private static string ManyCases(string text, Random random)
        => Syntax.Any<ExpressionSyntax>(text, random) is { } node
            ? Syntax.Replace(text, node, "(args.Length switch { " + string.Concat(Enumerable.Range(0, Depth(random)).Select(static number => $"{number} => \"name-{number}\", ")) + "_ => " + node + " })")
            : text;

    // A variable that is written again and again, under conditions.
    private static string ManyWrites(string text, Random random)
    {
        if (Syntax.Any<LocalDeclarationStatementSyntax>(text, random) is not { Declaration.Variables: [var variable, ..] } local) return text;
        var writes = new StringBuilder(local.ToString());
        for (var count = Depth(random, 400); count > 0; count--) writes.Append($" if (DateTime.Now.Second == {count}) {variable.Identifier} = {variable.Identifier};");
        return Syntax.Replace(text, local, writes.ToString());
    }
}
