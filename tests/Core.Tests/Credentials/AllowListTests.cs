using IamAnalyzers.Core.Credentials;
using Xunit;

namespace IamAnalyzers.Core.Tests.Credentials;

public class AllowListTests
{
    // The SHA-256 of "abc" of the standard's own test vectors.
    private const string HashOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Hash_IsSha256OfTheText() => Assert.Equal(HashOfAbc, CredentialText.Hash("abc"));

    [Theory]
    [InlineData(HashOfAbc)]
    [InlineData("sha256:" + HashOfAbc)]
    [InlineData("nonsense, " + HashOfAbc)]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    public void ListedValue_IsAllowed(string option)
    {
        var list = CredentialAllowList.Parse(option);
        Assert.True(list.Allows("abc"));
        Assert.False(list.Allows("abd"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("ba7816bf")]
    public void ListWithoutHash_AllowsNothing(string? option) => Assert.False(CredentialAllowList.Parse(option).Allows("abc"));

    [Fact]
    public void WrittenBaseline_HasItsFindingsAndNoOthers()
    {
        var text = CredentialBaseline.Write([CredentialBaseline.Line("IAM0002", HashOfAbc, "src\\B.cs"), CredentialBaseline.Line("IAM0001", HashOfAbc, "src/A.cs")]);
        Assert.Equal(
            "# Credentials found when the analyzer was adopted: rule, SHA-256 of the value, file.\n"
            + $"IAM0001 {HashOfAbc} src/A.cs\nIAM0002 {HashOfAbc} src/B.cs\n",
            text);
        var baseline = CredentialBaseline.Parse(text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(2, baseline.Count);
        Assert.True(baseline.Has("IAM0001", "abc", "src/A.cs"));
        Assert.False(baseline.Has("IAM0001", "abc", "src/B.cs"));
        Assert.False(baseline.Has("IAM0001", "abd", "src/A.cs"));
    }
}
