using IamAnalyzers.CatalogBuilder.Verdicts;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Verdicts;

/// <summary>The answer sheets of the second, third and fourth reading: number, row of four words, first answer, the reader's answer, comparison, settled answer, reason.</summary>
public class SecondReadingTests
{
    private static readonly ILookup<string, VerdictKind> Verdicts
        = VerdictText.Parse(Lines("caller-verdicts.txt")).ToLookup(static verdict => verdict.ToString(), static verdict => verdict.Kind);

    public static TheoryData<string> Sheets => ["second-reading.txt", "third-reading.txt", "fourth-reading.txt"];

    [Theory]
    [MemberData(nameof(Sheets))]
    public void Sheet_HasAHundredNumberedRows(string file)
        => Assert.Equal(Enumerable.Range(1, 100), Sheet(file).Select(static words => int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [MemberData(nameof(Sheets))]
    public void EveryRow_StandsWithTheSettledVerdict(string file)
        => Assert.All(Sheet(file), static words => Assert.Contains(Enum.Parse<VerdictKind>(words[8], ignoreCase: true), Verdicts[string.Join(' ', words[1..5])]));

    [Theory]
    [MemberData(nameof(Sheets))]
    public void EveryAnswer_IsCompared(string file)
        => Assert.All(Sheet(file), static words =>
        {
            Assert.Contains(words[7], (string[])["same", "words", "differs"]);
            Assert.True(words[5] != words[6] || words[7] == "same");
            Assert.Equal("#", words[9]);
        });

    private static string[][] Sheet(string file) => [.. Lines(file).Select(static line => line.Split(' '))];

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corrections", file)).Where(static line => line.Length > 0 && line[0] != '#');
}
