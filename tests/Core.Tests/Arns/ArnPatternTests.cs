using IamAnalyzers.Core.Arns;
using Xunit;

namespace IamAnalyzers.Core.Tests.Arns;

public sealed class ArnPatternTests
{
    [Theory]
    [InlineData("arn:aws:s3:::a/*", "arn:aws:s3:::a/b/c", true)]
    [InlineData("arn:aws:s3:::a/*", "arn:aws:s3:::ab/c", false)]
    [InlineData("arn:aws:s3:::a/?", "arn:aws:s3:::a/", false)]
    [InlineData("arn:aws:s3:::a/${*}", "arn:aws:s3:::a/*", true)]
    [InlineData("arn:aws:s3:::a/${*}", "arn:aws:s3:::a/x", false)]
    [InlineData("arn:aws:s3:::a/${$}{b}", "arn:aws:s3:::a/${b}", true)]
    [InlineData("arn:aws:s3:::A", "arn:aws:s3:::a", false)]
    [InlineData("arn:aws:logs:*:*:*", "arn:aws:logs:eu-west-1:1:log-group:x:log-stream:y", true)]
    [InlineData("arn:aws:sqs:*:q", "arn:aws:sqs:eu-west-1:1:q", false)]
    [InlineData("*", "arn:aws:sqs:eu-west-1:1:q", true)]
    [InlineData("arn:aws:ec2:*:*:instance/*", "arn:aws:ec2::1:instance/i", true)]
    public void Pattern_MatchesAsIamDoes(string pattern, string arn, bool matches)
        => Assert.Equal(matches, ArnPattern.Parse(pattern).Matches(arn));

    [Theory]
    [InlineData("arn:aws:s3:::a*", "arn:aws:s3:::ab*", true)]
    [InlineData("arn:aws:s3:::ab*", "arn:aws:s3:::a*", false)]
    [InlineData("arn:aws:s3:::a?", "arn:aws:s3:::a*", false)]
    [InlineData("arn:aws:s3:::a*", "arn:aws:s3:::a?", true)]
    [InlineData("arn:aws:s3:::*", "arn:*:s3:::*", false)]
    [InlineData("*", "arn:aws:s3:::*", true)]
    [InlineData("arn:aws:s3:::a/*", "arn:aws:s3:::a/${Input:KEY}", true)]
    [InlineData("arn:aws:s3:::a/*:*", "arn:aws:s3:::a/${Input:KEY}", false)]
    [InlineData("arn:aws:s3:::a/*}", "arn:aws:s3:::a/${Input:KEY}", false)]
    [InlineData("arn:aws:s3:::a/*KEY*", "arn:aws:s3:::a/${Input:KEY}", false)]
    [InlineData("arn:aws:s3:::a/?*", "arn:aws:s3:::a/${Input:KEY}", false)]
    [InlineData("arn:aws:s3:::${Input:A}/*", "arn:aws:s3:::${Input:A}/x", true)]
    [InlineData("arn:aws:s3:::${Input:A}/*", "arn:aws:s3:::${Input:AB}/x", false)]
    [InlineData("arn:aws:s3:::${Input:A}/*", "arn:aws:s3:::a/x", false)]
    [InlineData("arn:aws:sqs:*:*:q", "arn:aws:sqs:${Input:REGION}:1:q", true)]
    [InlineData("arn:aws:sns:*:*:*", "${Arn:TOPIC}arn:aws:sns:*:*:*", true)]
    [InlineData("${Arn:TOPIC}arn:aws:sns:*:*:*", "arn:aws:sns:eu-west-1:1:t", false)]
    [InlineData("${Arn:A}arn:aws:sns:*:*:*", "${Arn:B}arn:aws:sns:*:*:*", false)]
    public void CoveringPattern_HoldsAllOfTheOther(string outer, string inner, bool covers)
        => Assert.Equal(covers, ArnPattern.Parse(outer).Covers(ArnPattern.Parse(inner)));

    [Theory]
    [InlineData("arn:aws:s3:::a*", "arn:aws:s3:::*b", true)]
    [InlineData("arn:aws:s3:::a*", "arn:aws:s3:::b*", false)]
    [InlineData("arn:aws:s3:::a?c", "arn:aws:s3:::ab*", true)]
    [InlineData("arn:aws:s3:::a?", "arn:aws:s3:::a", false)]
    [InlineData("arn:aws:s3:::a/*", "arn:aws:s3:::*/b/*", true)]
    [InlineData("arn:aws:s3:::", "arn:aws:s3:::*", true)]
    [InlineData("arn:aws:s3:::a-${Input:X}/*", "arn:aws:s3:::a-b/c", true)]
    [InlineData("arn:aws:s3:::a-${Input:X}/*", "arn:aws:s3:::b-${Input:X}/*", false)]
    [InlineData("arn:aws:kms:${Input:REGION}:${Input:ACCOUNT}:key/1", "arn:*:kms:*:*:key/*", true)]
    public void PatternsThatMeet_HaveACommonArn(string left, string right, bool meet)
    {
        Assert.Equal(meet, ArnPattern.Parse(left).Meets(ArnPattern.Parse(right)));
        Assert.Equal(meet, ArnPattern.Parse(right).Meets(ArnPattern.Parse(left)));
    }

    [Fact]
    public void ManyStars_EndInTime()
    {
        var pattern = IamPattern.Parse(string.Concat(Enumerable.Repeat("a*", 200)) + "b");

        Assert.False(pattern.Matches(new string('a', 5000)));
    }

    [Theory]
    [InlineData("a*b?c${d}$")]
    [InlineData("${*}")]
    [InlineData("$${{")]
    public void EscapedText_MatchesOnlyItself(string text)
    {
        var pattern = IamPattern.Parse(IamPattern.Escape(text));

        Assert.True(pattern.Matches(text));
        Assert.False(pattern.Matches(text + "x"));
        Assert.False(pattern.Matches("x" + text));
    }
}
