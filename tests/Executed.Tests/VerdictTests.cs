using IamAnalyzers.Executed.Tests.Verdicts;
using IamAnalyzers.Executed.Tests.Wire;
using Xunit;

namespace IamAnalyzers.Executed.Tests;

/// <summary>The judge itself: a policy that is too narrow must be found.</summary>
public sealed class VerdictTests
{
    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::docs/*", "s3:GetObject", "arn:aws:s3:::docs/a/b", true)]
    [InlineData("s3:GetObject", "arn:aws:s3:::docs/*", "s3:GetObject", "arn:aws:s3:::other/a", false)]
    [InlineData("s3:GetObject", "arn:aws:s3:::docs/*", "s3:PutObject", "arn:aws:s3:::docs/a", false)]
    [InlineData("S3:get*", "*", "s3:GetObject", "arn:aws:s3:::docs/a", true)]
    [InlineData("sqs:SendMessage", "arn:aws:sqs:*:*:orders", "sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:orders", true)]
    [InlineData("sqs:SendMessage", "arn:aws:sqs:*:orders", "sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:orders", false)]
    [InlineData("sqs:SendMessage", "arn:aws:sqs:*:*:Orders", "sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:orders", false)]
    [InlineData("ssm:GetParameter", "arn:aws:ssm:*:*:parameter/a${*}", "ssm:GetParameter", "arn:aws:ssm:us-east-1:123456789012:parameter/ab", false)]
    public void Statement_AllowsWhatItsPatternsStandFor(string action, string resource, string askedAction, string askedResource, bool isAllowed)
    {
        var verdict = Verdict.Of([new AskedFor(askedAction, askedResource)], Policy(action, resource, ""));

        Assert.Equal(isAllowed, verdict.Refused.Count == 0);
    }

    [Theory]
    [InlineData("alias/app", true)]
    [InlineData("alias/other", false)]
    public void Condition_IsHeldToTheKeysOfTheRequest(string alias, bool isAllowed)
    {
        var asked = new AskedFor("kms:Encrypt", "arn:aws:kms:us-east-1:123456789012:key/k") { Keys = new Dictionary<string, string> { ["kms:RequestAlias"] = alias } };

        var verdict = Verdict.Of([asked], Policy("kms:Encrypt", "arn:aws:kms:*:*:key/*", ""","Condition":{"StringEquals":{"kms:RequestAlias":["alias/app"]}}"""));

        Assert.Equal(isAllowed, verdict.Refused.Count == 0);
    }

    [Theory]
    [InlineData("arn:aws:s3:::docs/*", "arn:aws:s3:::docs/a", 1)]
    [InlineData("arn:aws:s3:::*/*", "arn:aws:s3:::docs/a", 0)]
    [InlineData("*", "arn:aws:s3:::docs/a", 0)]
    public void ResourceByItsName_IsExact(string pattern, string resource, int exact)
        => Assert.Equal(exact, Verdict.Of([new AskedFor("s3:GetObject", resource)], Policy("s3:GetObject", pattern, "")).Exact.Count);

    private static string Policy(string action, string resource, string more)
        => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["{{action}}"],"Resource":["{{resource}}"]{{more}}}]}""";
}
