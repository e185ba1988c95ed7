namespace IamAnalyzers.Executed.Tests;

/// <summary>
/// Where the policy is known to be narrower than the program: <c>KnownDifferences.txt</c>. A test fails as soon as one is mended, so that
/// it is taken off the list.
/// </summary>
/// <param name="Number">The number of the finding.</param>
/// <param name="Name">The production of the grammar, or the program, that shows it.</param>
/// <param name="Meaning">What the reader takes wrongly.</param>
internal sealed record KnownDifference(string Number, string Name, string Meaning)
{
    public static IReadOnlyList<KnownDifference> All { get; } =
        [.. EmbeddedText.Rows("KnownDifferences.txt").Select(static row => row.Split('|', StringSplitOptions.TrimEntries)).Select(static cells => new KnownDifference(cells[0], cells[1], cells[2]))];

    private static readonly HashSet<string> Names = [.. All.Select(static known => known.Name)];

    public static bool IsKnown(string name) => Names.Contains(name);
}
