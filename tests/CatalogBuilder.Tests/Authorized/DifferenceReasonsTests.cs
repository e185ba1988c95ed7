using IamAnalyzers.CatalogBuilder.Authorized;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Authorized;

public class DifferenceReasonsTests
{
    private static readonly DifferenceReasons Reasons = DifferenceReasons.Parse(
        ["# head", "reason token only with a token", "+ bedrock* * bedrock:CallWithBearerToken token", "+ s3 GetObject s3-object-lambda:* token", "= eks CreateAddon iam:PassRole corrected"]);

    [Theory]
    [InlineData("+ bedrock-agent GetAgent bedrock:CallWithBearerToken", "token")]
    [InlineData("+ s3 GetObject s3-object-lambda:GetObject", "token")]
    [InlineData("- s3 GetObject s3-object-lambda:GetObject", null)]
    [InlineData("+ s3 HeadObject s3-object-lambda:GetObject", null)]
    public void Difference_FindsItsReason(string difference, string? expected) => Assert.Equal(expected, Reasons.Find(Difference(difference)));

    [Fact]
    public void Problems_AreWhatHasNoReasonDiffersStillOrStandsForNothing()
    {
        var problems = Reasons.Problems([Difference("+ bedrock GetAgent bedrock:CallWithBearerToken"), Difference("- sns Publish sns:X"), Difference("= eks CreateAddon iam:PassRole")]).ToArray();

        Assert.Equal(3, problems.Length);
        Assert.EndsWith("- sns Publish sns:X", problems[0], StringComparison.Ordinal);
        Assert.EndsWith("= eks CreateAddon iam:PassRole", problems[1], StringComparison.Ordinal);
        Assert.EndsWith("+ s3 GetObject s3-object-lambda:*", problems[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("+ s3 GetObject s3:GetObject unheard-of")]
    [InlineData("* s3 GetObject s3:GetObject corrected")]
    [InlineData("+ s3 GetObject s3:GetObject")]
    [InlineData("reason token")]
    public void LineWithoutReasonOrSign_IsRefused(string line) => Assert.Throws<FormatException>(() => DifferenceReasons.Parse([line]));

    private static TableDifference Difference(string text)
    {
        var words = text.Split(' ');
        return new TableDifference((DifferenceKind)words[0][0], words[1], words[2], words[3]);
    }
}
