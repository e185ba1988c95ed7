using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
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
    [InlineData("\"rule\": \"IAM2003\", \"statement\": \"buckets\"", "")]
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

    // 'statement' of an exception for a need is the one that denies it: no other denial is accepted, nor a need that is only not allowed.
    [Theory]
    [InlineData("\"rule\": \"IAM2004\", \"action\": \"s3:GetObject\"", true)]
    [InlineData("\"rule\": \"IAM2004\", \"action\": \"s3:GetObject\", \"statement\": \"NoSecrets\"", true)]
    [InlineData("\"rule\": \"IAM2004\", \"action\": \"s3:GetObject\", \"statement\": \"Other\"", false)]
    [InlineData("\"rule\": \"IAM2004\", \"action\": \"s3:GetObject\", \"statement\": \"nosecrets\"", false)]
    [InlineData("\"rule\": \"IAM2004\", \"action\": \"s3:GetObject\", \"resource\": \"arn:aws:s3:::secrets/*\"", true)]
    [InlineData("\"rule\": \"IAM2004\", \"action\": \"s3:GetObject\", \"resource\": \"arn:aws:s3:::Secrets/*\"", false)]
    [InlineData("\"rule\": \"IAM2001\", \"action\": \"s3:GetObject\", \"statement\": \"NoSecrets\"", false)]
    public void DeniedNeed_IsAcceptedWhereAllFits(string exception, bool expected)
    {
        var file = ReviewedFile.Read("/p/app/iam-policy.json", """
            { "Version": "2012-10-17", "Statement": [
              { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" },
              { "Sid": "NoSecrets", "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::secrets/*" } ] }
            """, "", "", isShared: false)!;
        var set = Assert.Single(ReviewedSet.Make([file], [], "", Exceptions(exception)));
        var need = new ProgramNeed(new Permission("s3:GetObject", EquatableArray<string>.From(["arn:aws:s3:::secrets/a"]), default, Tier.Required, "m", "", "", ""), Needs.Parse("s3:GetObject arn:aws:s3:::secrets/a")[0], "App");

        Assert.Equal(expected, !RefusedNeed.Find(set, [need]).Any());
    }

    private static IReadOnlyList<PolicyException> Exceptions(string entry)
        => ExceptionFile.Read("{ \"exceptions\": [ { " + entry + ", \"owner\": \"o\", \"reason\": \"r\", \"until\": \"2027-03-31\" } ] }").Exceptions;
}
