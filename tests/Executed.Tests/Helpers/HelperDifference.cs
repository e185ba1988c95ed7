using System.Text.RegularExpressions;

namespace IamAnalyzers.Executed.Tests.Helpers;

/// <summary>
/// What one half of the comparison sees otherwise than the catalogue's helpers say: <c>wire</c> or <c>code</c>, the member, and the
/// operation with <c>+</c> when the catalogue lacks it, <c>-</c> when only the catalogue has it.
/// </summary>
internal sealed record HelperDifference(string Half, string Member, string Operation)
{
    public override string ToString() => $"{Half} {Member} {Operation}";
}

/// <summary>A row of <c>Differences.txt</c>: differences that are meant, and why. A <c>*</c> stands for any text.</summary>
internal sealed record KnownDifference(string Half, string Member, string Operation, string Reason)
{
    public static IReadOnlyList<KnownDifference> All { get; } = [.. EmbeddedText.Rows("Helpers/Differences.txt").Select(static line =>
    {
        var (what, reason) = (line.Split(" : ", 2)[0].Split(' '), line.Split(" : ", 2)[1]);
        return new KnownDifference(what[0], string.Join(' ', what[1..^1]), what[^1], reason);
    })];

    public bool Covers(HelperDifference difference)
        => Fits(Half, difference.Half) && Fits(Member, difference.Member) && Fits(Operation, difference.Operation);

    private static bool Fits(string pattern, string text) => Regex.IsMatch(text, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$");
}
