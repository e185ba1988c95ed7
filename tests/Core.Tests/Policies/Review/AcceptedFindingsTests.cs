using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Tests.Policies.Editing;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Review;

/// <summary>Which findings an exception accepts: all that it says must fit.</summary>
public sealed class AcceptedFindingsTests
{
    private const string Policy = """
        { "Version": "2012-10-17", "Statement": [
          { "Sid": "Buckets", "Effect": "Allow", "Action": ["s3:*", "sqs:SendMessage"], "Resource": "*" },
          { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" } ] }
        """;

    private static readonly ReviewedFile File = ReviewedFile.Read("/p/app/iam-policy.json", Policy, "prod", "", isShared: false)!;

    [Theory]
    [InlineData("\"rule\": \"IAM2002\", \"action\": \"sqs:SendMessage\"", "sqs:SendMessage")]
    [InlineData("\"rule\": \"IAM2002\", \"action\": \"SQS:sendmessage\"", "sqs:SendMessage")]
    [InlineData("\"rule\": \"IAM2002\", \"statement\": \"Buckets\"", "sqs:SendMessage")]
    [InlineData("\"rule\": \"IAM2003\", \"statement\": \"Buckets\", \"action\": \"s3:*\"", "s3:*")]
    [InlineData("\"rule\": \"IAM2003\", \"resource\": \"*\"", "*")]
    [InlineData("\"rule\": \"IAM2003\", \"statement\": \"Buckets\", \"file\": \"app/iam-policy.json\"", "s3:* *")]
    [InlineData("\"rule\": \"IAM2003\", \"statement\": \"Buckets\", \"environment\": \"PROD\"", "s3:* *")]
    [InlineData("\"rule\": \"IAM2003\", \"statement\": \"Other\"", "")]
    [InlineData("\"rule\": \"IAM2003\", \"statement\": \"Buckets\", \"environment\": \"test\"", "")]
    [InlineData("\"rule\": \"IAM2003\", \"statement\": \"Buckets\", \"role\": \"admin\"", "")]
    [InlineData("\"rule\": \"IAM2003\", \"statement\": \"Buckets\", \"file\": \"other/iam-policy.json\"", "")]
    [InlineData("\"rule\": \"IAM2003\", \"statement\": \"Buckets\", \"file\": \"m-policy.json\"", "")]
    [InlineData("\"rule\": \"IAM2002\", \"action\": \"s3:*\"", "")]
    [InlineData("\"rule\": \"IAM2002\", \"action\": \"sqs:*\"", "")]
    public void Grant_IsAcceptedWhereAllFits(string exception, string expected)
    {
        var excess = GrantUse.FindExcess(File.Policy, Needs.Parse("s3:GetObject arn:aws:s3:::a/*"), AwsCatalog.Default);

        Assert.Equal(expected, string.Join(" ", excess.Where(one => Exceptions(exception).Accepting(File, one) is not null).Select(static one => one.Value?.Text)));
        Assert.Equal(excess.Count - expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, GrantUse.Find(File, Needs.Parse("s3:GetObject arn:aws:s3:::a/*"), Exceptions(exception), AwsCatalog.Default).Count);
    }

    [Theory]
    [InlineData("\"rule\": \"IAM3004\", \"action\": \"iam:PassRole\"", true)]
    [InlineData("\"rule\": \"IAM3004\", \"action\": \"iam:PassRole\", \"resource\": \"*\"", true)]
    [InlineData("\"rule\": \"IAM3004\", \"action\": \"s3:*\"", false)]
    [InlineData("\"rule\": \"IAM3004\", \"resource\": \"arn:aws:iam::*:role/x\"", false)]
    [InlineData("\"rule\": \"IAM3004\", \"resource\": \"*\"", true)]
    [InlineData("\"rule\": \"IAM3004\", \"resource\": \"*\", \"file\": \"iam-policy.json\"", true)]
    [InlineData("\"rule\": \"IAM3004\", \"resource\": \"*\", \"file\": \"other.json\"", false)]
    [InlineData("\"rule\": \"IAM3004\", \"statement\": \"Buckets\"", false)]
    [InlineData("\"rule\": \"IAM3003\", \"resource\": \"*\"", false)]
    public void FindingInAText_IsAcceptedWhereAllFits(string exception, bool expected)
    {
        var (policy, findings) = PolicyChecks.Check(Policy, new PolicyCheckContext(PolicyKind.Identity, AwsCatalog.Default));
        var finding = Assert.Single(findings, static finding => finding.Rule == "IAM3004");

        Assert.Equal(expected, Exceptions(exception).Accepting("/p/iam-policy.json", policy, finding) is not null);
    }

    private static IReadOnlyList<PolicyException> Exceptions(string entry)
        => ExceptionFile.Read("{ \"exceptions\": [ { " + entry + ", \"owner\": \"o\", \"reason\": \"r\", \"until\": \"2027-03-31\" } ] }").Exceptions;
}
