using System.Text.RegularExpressions;
using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>
/// Ways in which people write calls, in the files of the folder <c>Ways</c>: a heading with the bucket that a person sees in the code,
/// then a program. The expected values were worked out from the code before the reader saw it.
/// </summary>
public sealed partial class WayTests
{
    public static TheoryData<string, string, string> Programs()
    {
        var all = new TheoryData<string, string, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests", "SdkCalls.Tests", "Values", "Ways"), "*.txt").Order(StringComparer.Ordinal))
        {
            foreach (Match way in Way().Matches(File.ReadAllText(file))) all.Add(way.Groups["name"].Value, way.Groups["bucket"].Value, way.Groups["code"].Value);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void Program_ShowsTheBucket(string way, string expected, string code)
        => Assert.True(Shown.Bucket(code) is var shown && shown == expected, $"{way}: expected {expected}, but was {shown}");

    [GeneratedRegex(@"^# (?<name>[^\n]*?) => (?<bucket>[^\n]*)\n(?<code>(?:[^#\n][^\n]*\n|\n)+)", RegexOptions.Multiline)]
    private static partial Regex Way();
}
