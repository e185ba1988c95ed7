using IamAnalyzers.Core.Credentials;
using Xunit;

namespace IamAnalyzers.Core.Tests.Credentials;

/// <summary>Inputs made to be slow, so long that anything but linear time would not end. How fast they are is for the benchmarks to say.</summary>
public class CredentialLimitTests
{
    private const int Huge = 50_000_000;
    private const int Large = 5_000_000;

    public static TheoryData<string, int> Repeated() => new()
    {
        { "a", Huge }, { "AKIA ", Huge }, { "QUtJQ", Huge },
        { "A", Large }, { "AK", Large }, { "AKIA", Large }, { "AKIAA", Large }, { "A ", Large }, { "QUFB", Large }, { "QUtJQVFVdEpR", Large }, { " ", Large },
        { "AAAABBBBCCCCDDDDEEEE ", Large }, { "AKIA234567ABCDEFGHI ", Large }, { "\uD800", Large }, { "ABSK", Large },
        { "bedrock-api-key-", Large }, { "\n", Large }, { "{", Large }, { "}", Large }, { "=\"", Large }, { "%2F", Large }, { "\\u002B", Large }, { "%", Large }, { "\\", Large }, { "AKIA%2F", Large },
    };

    [Theory]
    [MemberData(nameof(Repeated))]
    public void HugeText_IsReadToItsEnd(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        Assert.All(TextEvidence.Credentials(text), match => Assert.InRange(match.End, 1, text.Length));
    }

    [Fact]
    public void ManySecretsWithoutNames_AreNoFinding()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(static seed => TestKeys.Secret(seed % 100) + "\n"));
        Assert.Empty(TextEvidence.Credentials(text));
    }

    [Fact]
    public void TextFullOfKeys_EndsAtTheMost()
    {
        var text = string.Join(' ', Enumerable.Range(0, 5000).Select(static seed => TestKeys.Id(seed)));
        Assert.Equal(CredentialScanner.MostMatches, CredentialScanner.Find(text)!.Count);
    }

    [Fact]
    public void TextWithoutCandidate_AllocatesNothing()
    {
        string[] texts =
        [
            "Hello, world", "The quick brown fox jumps over the lazy dog, and over the wall behind it.", "System.Collections.Generic.IReadOnlyDictionary",
            "ThisIsAVeryLongIdentifierInCamelCaseForTesting", "0123456789abcdef0123456789abcdef01234567", "https://s3.eu-west-1.amazonaws.com/bucket/path/to/an/object",
            "THIS_IS_A_VERY_LONG_CONSTANT_NAME_FOR_TESTING", "AKIAAAAAAAAAAAAAAAAA", "/usr/local/share/dotnet/shared/Microsoft/NETCore/App",
        ];
        foreach (var text in texts) Assert.Null(CredentialScanner.Find(text));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            foreach (var text in texts) CredentialScanner.Find(text);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
