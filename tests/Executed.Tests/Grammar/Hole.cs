using System.Text.RegularExpressions;

namespace IamAnalyzers.Executed.Tests.Grammar;

/// <summary>A place in a production's text that another production fills: <c>%string%</c>.</summary>
/// <param name="Symbol">What is to stand there.</param>
/// <param name="IsHere">Whether the statements that it takes stand right before its line (<c>%string!%</c>), not before all.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">Its length.</param>
internal sealed partial record Hole(string Symbol, bool IsHere, int Start, int Length)
{
    /// <summary>A text that stands in the program.</summary>
    public const string Literal = "literal";

    /// <summary>The value of an environment variable, whose name is unlike all others.</summary>
    public const string Input = "input";

    /// <summary>An environment variable that says yes or no.</summary>
    public const string Flag = "flag";

    /// <summary>The holes of a text, in its order.</summary>
    public static IEnumerable<Hole> In(string text)
        => Pattern().Matches(text).Select(static match => new Hole(match.Groups[1].Value, match.Groups[2].Length > 0, match.Index, match.Length));

    /// <summary>Whether no production is needed to fill it.</summary>
    public static bool IsTerminal(string symbol) => symbol is Literal or Input or Flag;

    [GeneratedRegex("%([a-z]+)(!?)%")]
    private static partial Regex Pattern();
}
