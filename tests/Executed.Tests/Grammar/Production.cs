namespace IamAnalyzers.Executed.Tests.Grammar;

/// <summary>One way of writing something in C#, as a file of the grammar has it.</summary>
/// <param name="Symbol">What it is a way of writing: <c>string</c>, <c>request</c>, <c>send</c>...</param>
/// <param name="Name">Its name, unlike all others.</param>
/// <param name="Marks">What limits its use, see <c>README.md</c>.</param>
/// <param name="Types">Types that the program gets.</param>
/// <param name="Members">Members that the class <c>App</c> gets.</param>
/// <param name="Statements">Statements before the expression.</param>
/// <param name="Expression">The expression; empty for a <c>send</c>.</param>
internal sealed record Production(
    string Symbol,
    string Name,
    IReadOnlySet<string> Marks,
    string Types,
    string Members,
    string Statements,
    string Expression)
{
    /// <summary>What it leaves to other productions, in the order of its text.</summary>
    public IReadOnlyList<string> Holes { get; } =
        [.. new[] { Types, Members, Statements, Expression }.SelectMany(static text => Hole.In(text)).Select(static hole => hole.Symbol)];

    /// <summary>Whether it leaves nothing to other productions but texts and inputs.</summary>
    public bool IsLeaf => Holes.All(Hole.IsTerminal);

    /// <summary>The only operation that it can be used for, if it names one.</summary>
    public string? OnlyFor => Marks.FirstOrDefault(static mark => mark.StartsWith("only:", StringComparison.Ordinal))?[5..];
}
