using IamAnalyzers.CatalogBuilder.Verdicts;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Verdicts;

/// <summary>The answer sheet of the second reading: number, row of four words, first answer, second answer, comparison, settled answer, reason.</summary>
public class SecondReadingTests
{
    private static readonly string[][] Sheet = [.. Lines("second-reading.txt").Select(static line => line.Split(' '))];

    private static readonly ILookup<string, VerdictKind> Verdicts
        = VerdictText.Parse(Lines("caller-verdicts.txt")).ToLookup(static verdict => verdict.ToString(), static verdict => verdict.Kind);

    [Fact]
    public void Sheet_HasAHundredNumberedRows()
        => Assert.Equal(Enumerable.Range(1, 100), Sheet.Select(static words => int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void EveryRow_StandsWithTheSettledVerdict()
        => Assert.All(Sheet, static words => Assert.Contains(Enum.Parse<VerdictKind>(words[8], ignoreCase: true), Verdicts[string.Join(' ', words[1..5])]));

    [Fact]
    public void EveryAnswer_IsCompared()
        => Assert.All(Sheet, static words =>
        {
            Assert.Contains(words[7], (string[])["same", "words", "differs"]);
            Assert.True(words[5] != words[6] || words[7] == "same");
            Assert.Equal("#", words[9]);
        });

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corrections", file)).Where(static line => line.Length > 0 && line[0] != '#');
}
