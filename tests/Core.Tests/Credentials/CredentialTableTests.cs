using IamAnalyzers.Core.Credentials;
using Xunit;

namespace IamAnalyzers.Core.Tests.Credentials;

public class CredentialTableTests
{
    public static TheoryData<string> Positives() => new(PositiveCases.All().Select(static one => one.Name));

    public static TheoryData<string> Negatives() => new(NegativeCases.All().Select(static one => one.Name));

    [Theory]
    [MemberData(nameof(Positives))]
    public void TextWithCredential_IsFound(string name)
    {
        var (_, text, expected) = PositiveCases.All().Single(one => one.Name == name);
        var found = TextEvidence.Credentials(text).ToArray();
        Assert.Equal(expected, found.Select(static match => (match.Kind, match.Value)));
        Assert.All(found, match => Assert.InRange(match.Start, 0, text.Length - match.Length));
    }

    [Theory]
    [MemberData(nameof(Negatives))]
    public void TextWithoutCredential_IsSilent(string name)
    {
        var (_, text) = NegativeCases.All().Single(one => one.Name == name);
        Assert.Empty(TextEvidence.Credentials(text));
    }

    [Fact]
    public void Tables_AreAsLongAsPromised()
    {
        Assert.InRange(PositiveCases.All().Select(static one => one.Text).Distinct().Count(), 150, 1000);
        Assert.InRange(NegativeCases.All().Select(static one => one.Text).Distinct().Count(), 300, 1000);
    }
}
