using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Review;

public sealed class ReviewedPolicyTests
{
    private const string Queue = "sqs:SendMessage arn:aws:sqs:eu-west-1:111122223333:jobs";
    private const string Read = """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }""";

    [Theory]
    [InlineData(Read, "s3:GetObject arn:aws:s3:::reports/2030.csv", ReviewVerdict.Covered)]
    [InlineData(Read, "s3:GetObject arn:aws:s3:::reports/*", ReviewVerdict.Covered)]
    [InlineData(Read, "S3:getobject arn:aws:s3:::reports/*", ReviewVerdict.Covered)]
    [InlineData(Read, "s3:GetObject arn:aws:s3:::*/*", ReviewVerdict.Uncertain)]
    [InlineData(Read, "s3:GetObject arn:aws:s3:::archive/*", ReviewVerdict.Missing)]
    [InlineData(Read, "s3:PutObject arn:aws:s3:::reports/*", ReviewVerdict.Missing)]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }""", "s3:GetObject arn:aws:s3:::*/*", ReviewVerdict.Covered)]
    [InlineData("""{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""", "s3:GetObject arn:aws:s3:::*/*", ReviewVerdict.Covered)]
    [InlineData("""{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""", "iam:GetUser arn:aws:iam::*:user/*", ReviewVerdict.Missing)]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::secrets/*" }""", "s3:GetObject arn:aws:s3:::reports/a", ReviewVerdict.Covered)]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::secrets/*" }""", "s3:GetObject arn:aws:s3:::secrets/a", ReviewVerdict.Missing)]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::secrets/*" }""", "s3:GetObject arn:aws:s3:::*/*", ReviewVerdict.Uncertain)]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${BucketName}/*" }""", "s3:GetObject arn:aws:s3:::reports/a", ReviewVerdict.Uncertain)]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "${Bucket.Arn}/*" }""", "s3:GetObject arn:aws:s3:::reports/a", ReviewVerdict.Uncertain)]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:*" }""", "s3:GetObject arn:aws:s3:::*/*", ReviewVerdict.Covered)]
    [InlineData("""{ "Effect": "Allow", "Action": "iam:GetUser", "Resource": "arn:aws:iam::${AWS::AccountId}:user/${aws:username}" }""", "iam:GetUser arn:aws:iam::*:user/*", ReviewVerdict.Uncertain)]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*" }""", "ec2:DescribeInstances *", ReviewVerdict.Covered)]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "arn:aws:ec2:*:*:instance/*" }""", "ec2:DescribeInstances *", ReviewVerdict.Missing)]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "arn:aws:ec2:eu-west-1:*:instance/*" }""", "ec2:StopInstances arn:aws:ec2:*:*:instance/*", ReviewVerdict.Uncertain)]
    [InlineData("""{ "Effect": "Allow", "Action": "rds:*", "Resource": "*" }, { "Effect": "Deny", "Action": ["rds:DeleteDBInstance", "rds:StopDBInstance"], "Resource": "*" }""", "rds:DeleteDBInstance arn:aws:rds:*:*:db:*", ReviewVerdict.Denied)]
    [InlineData("""{ "Effect": "Allow", "Action": "rds:*", "Resource": "*" }, { "Effect": "Deny", "Action": ["rds:DeleteDBInstance", "rds:StopDBInstance"], "Resource": "*" }""", "rds:StartDBInstance arn:aws:rds:*:*:db:*", ReviewVerdict.Covered)]
    [InlineData("""{ "Effect": "Allow", "Action": "rds:*", "Resource": "*" }, { "Effect": "Deny", "Action": "rds:DeleteDBInstance", "Resource": "arn:aws:rds:*:*:db:prod-*" }""", "rds:DeleteDBInstance arn:aws:rds:*:*:db:*", ReviewVerdict.Uncertain)]
    [InlineData("""{ "Effect": "Allow", "Action": "rds:*", "Resource": "*" }, { "Effect": "Deny", "Action": "rds:DeleteDBInstance", "Resource": "arn:aws:rds:*:*:db:prod-*" }""", "rds:DeleteDBInstance arn:aws:rds:*:*:db:test", ReviewVerdict.Covered)]
    [InlineData("""{ "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }, { "Effect": "Allow", "Action": "s3:*", "Resource": "*" }""", "s3:GetObject arn:aws:s3:::reports/a", ReviewVerdict.Uncertain)]
    public void Need_IsDecidedAsIamDoes(string statements, string need, ReviewVerdict verdict)
    {
        var words = need.Split(' ');

        Assert.Equal(verdict, Policy(statements).Decide(Need(words[0], words[1..])).Verdict);
    }

    [Theory]
    [InlineData("arn:aws:s3:::*/invoices/* arn:aws:s3:*:*:accesspoint/*/object/invoices/*", ReviewVerdict.Uncertain)]
    [InlineData("arn:aws:s3:*:*:accesspoint/*/object/invoices/*", ReviewVerdict.Missing)]
    [InlineData("arn:aws:s3:::shop/a arn:aws:s3:::shop/b", ReviewVerdict.Covered)]
    [InlineData("arn:aws:s3:::shop/a arn:aws:s3:::other/b", ReviewVerdict.Missing)]
    public void FormsOfOneResource_AreAlternativesAndValuesAreNot(string resources, ReviewVerdict verdict)
        => Assert.Equal(verdict, Policy("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::shop/*" }""").Decide(Need("s3:PutObject", resources.Split(' '))).Verdict);

    [Theory]
    [InlineData("s3:ListAllMyBuckets", "arn:aws:s3:::*", ReviewVerdict.Covered)]
    [InlineData("s3:ListAllMyBuckets", "arn:aws:s3:::reports", ReviewVerdict.Missing)]
    [InlineData("s3:ListAllMyBuckets", "arn:aws:s3:::*/*", ReviewVerdict.Missing)]
    [InlineData("iam:ListUsers", "arn:aws:iam::*:user/*", ReviewVerdict.Covered)]
    [InlineData("iam:ListUsers", "arn:aws:iam::111122223333:user/*", ReviewVerdict.Uncertain)]
    [InlineData("iam:ListUsers", "arn:aws:iam::*:role/*", ReviewVerdict.Missing)]
    [InlineData("logs:DescribeLogGroups", "arn:aws:logs:*:*:log-group:*", ReviewVerdict.Covered)]
    [InlineData("logs:DescribeLogGroups", "arn:aws:logs:eu-west-1:*:*", ReviewVerdict.Uncertain)]
    [InlineData("logs:DescribeLogGroups", "arn:aws:logs:*:*:log-group:/app:*", ReviewVerdict.Missing)]
    [InlineData("sns:ListTopics", "arn:aws:sns:*:*:*", ReviewVerdict.Covered)]
    [InlineData("sns:ListTopics", "arn:aws:sns:*:*:alerts", ReviewVerdict.Missing)]
    [InlineData("sqs:ListQueues", "arn:aws-cn:sqs:*:*:*", ReviewVerdict.Covered)]
    [InlineData("dynamodb:ListTables", "arn:aws:dynamodb:*:*:table/*", ReviewVerdict.Covered)]
    [InlineData("dynamodb:ListTables", "arn:aws:dynamodb:*:*:table/orders", ReviewVerdict.Missing)]
    [InlineData("cloudformation:ListStacks", "arn:aws:cloudformation:*:*:stack/*", ReviewVerdict.Covered)]
    [InlineData("kms:ListKeys", "arn:aws:kms:*:*:key/*", ReviewVerdict.Missing)]
    [InlineData("iam:ListRoles", "arn:aws:iam::*:role/*", ReviewVerdict.Covered)]
    [InlineData("iam:ListRoles", "arn:aws:iam::*:role/app-*", ReviewVerdict.Uncertain)]
    [InlineData("iam:ListGroups", "arn:aws:iam::*:group/*", ReviewVerdict.Covered)]
    [InlineData("iam:ListGroups", "arn:aws:iam::*:user/*", ReviewVerdict.Missing)]
    [InlineData("iam:ListInstanceProfiles", "arn:aws:iam::*:*", ReviewVerdict.Covered)]
    [InlineData("events:ListRules", "arn:aws:events:*:*:rule/*", ReviewVerdict.Covered)]
    [InlineData("events:ListRules", "arn:aws:events:*:*:rule/app", ReviewVerdict.Missing)]
    [InlineData("ssmmessages:OpenDataChannel", "arn:aws:ssm:*:*:session/*", ReviewVerdict.Covered)]
    [InlineData("lambda:ListFunctions", "arn:aws:lambda:*:*:function:*", ReviewVerdict.Missing)]
    [InlineData("resource-groups:CreateGroup", "arn:aws:resource-groups:*:*:group/*", ReviewVerdict.Missing)]
    [InlineData("datazone:GetProject", "arn:aws:datazone:*:*:domain/*", ReviewVerdict.Missing)]
    public void ListAction_IsAllowedOnTheArnThatAwsChecks(string action, string resource, ReviewVerdict verdict)
        => Assert.Equal(verdict, Policy($$"""{ "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}" }""").Decide(Need(action, ["*"])).Verdict);

    [Theory]
    [InlineData("image/*|instance/*|network-interface/*|security-group/*|subnet/*", ReviewVerdict.Uncertain)]
    [InlineData("image/*|instance/*|network-interface/*|security-group/*|subnet/*|volume/*", ReviewVerdict.Covered)]
    [InlineData("instance/*|volume/*", ReviewVerdict.Missing)]
    public void TypesThatACallMayLeaveUntouched_AreUncertainOnly(string allowed, ReviewVerdict verdict)
    {
        var resources = string.Join(", ", allowed.Split('|').Select(type => $"\"arn:aws:ec2:*:*:{type}\""));
        var policy = Policy($$"""{ "Effect": "Allow", "Action": "ec2:RunInstances", "Resource": [{{resources}}] }""");

        var outcome = policy.Decide(Need("ec2:RunInstances", [.. "image/*|instance/*|network-interface/*|security-group/*|subnet/*|volume/*".Split('|').Select(type => "arn:aws:ec2:*:*:" + type)]));

        Assert.Equal(verdict, outcome.Verdict);
    }

    [Theory]
    [InlineData("lambda.amazonaws.com", "StringEquals", "lambda.amazonaws.com", ReviewVerdict.Covered)]
    [InlineData("lambda.amazonaws.com", "StringEquals", "ec2.amazonaws.com", ReviewVerdict.Missing)]
    [InlineData("*.amazonaws.com", "StringLike", "ec2.amazonaws.com", ReviewVerdict.Covered)]
    [InlineData("ec2.amazonaws.com", "StringNotEquals", "ec2.amazonaws.com", ReviewVerdict.Missing)]
    [InlineData("lambda.amazonaws.com", "StringNotEquals", "ec2.amazonaws.com", ReviewVerdict.Covered)]
    public void Condition_IsHeldAgainstWhatTheRequestSays(string value, string name, string service, ReviewVerdict verdict)
    {
        var policy = Policy($$"""{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "{{name}}": { "iam:passedtoservice": "{{value}}" } } }""");
        var condition = new PolicyCondition("StringEquals", "iam:PassedToService", EquatableArray<string>.From([service]));

        Assert.Equal(verdict, policy.Decide(Need("iam:PassRole", ["arn:aws:iam::*:role/worker"]) with { Conditions = EquatableArray<PolicyCondition>.From([condition]) }).Verdict);
    }

    // The ARN names region and account; not every request has the key of the account, and a copy may be asked for in another region.
    [Theory]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": "us-east-1" } }""", Queue, ReviewVerdict.Missing)]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": ["us-east-1", "eu-west-1"] } }""", Queue, ReviewVerdict.Covered)]
    [InlineData("""{ "StringLike": { "AWS:requestedregion": "eu-*" } }""", Queue, ReviewVerdict.Covered)]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "eu-west-1" } }""", Queue, ReviewVerdict.Missing)]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": "us-east-1" } }""", "sqs:SendMessage arn:aws:sqs:*:111122223333:jobs", ReviewVerdict.Uncertain)]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": "us-east-1" } }""", "rds:CopyDBSnapshot arn:aws:rds:eu-west-1:111122223333:snapshot:s", ReviewVerdict.Uncertain)]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": "us-east-1" } }""", "kms:ReplicateKey arn:aws:kms:eu-west-1:111122223333:key/k", ReviewVerdict.Uncertain)]
    [InlineData("""{ "StringEquals": { "aws:RequestedRegion": "eu-west-1" } }""", "s3:GetObject arn:aws:s3:::reports/a", ReviewVerdict.Uncertain)]
    [InlineData("""{ "StringEquals": { "aws:ResourceAccount": "999999999999" } }""", Queue, ReviewVerdict.Missing)]
    [InlineData("""{ "StringEquals": { "aws:ResourceAccount": "111122223333" } }""", Queue, ReviewVerdict.Uncertain)]
    [InlineData("""{ "StringEqualsIfExists": { "aws:ResourceAccount": "111122223333" } }""", Queue, ReviewVerdict.Covered)]
    [InlineData("""{ "StringEquals": { "aws:ResourceAccount": "999999999999" } }""", "iam:PassRole arn:aws:iam::111122223333:role/r", ReviewVerdict.Missing)]
    [InlineData("""{ "StringEquals": { "aws:ResourceAccount": "999999999999" } }""", "s3:GetObject arn:aws:s3:::reports/a", ReviewVerdict.Uncertain)]
    public void RegionAndAccount_AreDecidedByTheArn(string condition, string need, ReviewVerdict verdict)
        => Assert.Equal(verdict, Policy($$"""{ "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {{condition}} }""").Decide(Need(need.Split(' ')[0], need.Split(' ')[1..])).Verdict);

    [Theory]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": "us-east-1" } }""", ReviewVerdict.Denied)]
    [InlineData("""{ "StringNotEquals": { "aws:RequestedRegion": ["us-east-1", "eu-west-1"] } }""", ReviewVerdict.Covered)]
    [InlineData("""{ "StringNotEquals": { "aws:ResourceAccount": "999999999999" } }""", ReviewVerdict.Denied)]
    [InlineData("""{ "StringNotEquals": { "aws:ResourceAccount": "111122223333" } }""", ReviewVerdict.Uncertain)]
    [InlineData("""{ "StringNotEqualsIfExists": { "aws:ResourceAccount": "${aws:PrincipalAccount}" } }""", ReviewVerdict.Uncertain)]
    public void DenialOfRegionOrAccount_IsDecidedByTheArn(string condition, ReviewVerdict verdict)
        => Assert.Equal(verdict, Policy($$"""{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {{condition}} }""").Decide(Need("sqs:SendMessage", ["arn:aws:sqs:eu-west-1:111122223333:jobs"])).Verdict);

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:SourceVpc": "vpc-1" } } }""", true)]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:*", "Resource": "*" }, { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:SecureTransport": "false" } } }""", true)]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::*/a" }""", false)]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*", "Condition": { "StringEquals": { "aws:SourceVpc": "vpc-1" } } }, { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::*/a" }""", false)]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""", false)]
    public void NeedThatDependsOnConditions_IsDistinguishedFromOneOnOtherResources(string statements, bool depends)
        => Assert.Equal(depends, Policy(statements).DependsOnConditions(Need("s3:GetObject", ["arn:aws:s3:::reports/*"])));

    // Without the version of 2012 a variable is plain text, which no bucket is named; a placeholder of a template is whatever stands for it.
    [Theory]
    [InlineData("arn:aws:s3:::${aws:PrincipalTag/team}/*", "2012-10-17", ReviewVerdict.Uncertain)]
    [InlineData("arn:aws:s3:::${aws:PrincipalTag/team}/*", "2008-10-17", ReviewVerdict.Missing)]
    [InlineData("arn:aws:s3:::${aws:PrincipalTag/team}/*", "", ReviewVerdict.Missing)]
    [InlineData("arn:aws:s3:::reports/${aws:username}", "2008-10-17", ReviewVerdict.Missing)]
    [InlineData("arn:aws:s3:::reports/${aws:username, 'a'}", "2008-10-17", ReviewVerdict.Missing)]
    [InlineData("arn:aws:s3:::${Bucket}/*", "2008-10-17", ReviewVerdict.Uncertain)]
    [InlineData("arn:aws:s3:::reports-${AWS::AccountId}/*", "2008-10-17", ReviewVerdict.Missing)]
    [InlineData("arn:aws:s3:::${AWS::StackName}/*", "2008-10-17", ReviewVerdict.Uncertain)]
    [InlineData("arn:aws:s3:::reports/${*}", "2008-10-17", ReviewVerdict.Missing)]
    [InlineData("arn:aws:s3:::reports/${*}", "", ReviewVerdict.Missing)]
    [InlineData("arn:aws:s3:::reports/*", "2008-10-17", ReviewVerdict.Covered)]
    public void Variable_IsTextInTheOldVersion(string resource, string version, ReviewVerdict verdict)
    {
        var head = version.Length == 0 ? "" : $"\"Version\": \"{version}\", ";
        var document = PolicyTextReader.Read($$"""{ {{head}}"Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "{{resource}}" } }""", PolicyKind.Identity).Policy!;

        Assert.Equal(verdict, new ReviewedPolicy([document]).Decide(Need("s3:GetObject", ["arn:aws:s3:::reports/a"])).Verdict);
    }

    [Fact]
    public void ConditionOfWhichTheCodeTellsNothing_IsUncertain()
        => Assert.Equal(
            ReviewVerdict.Uncertain,
            Policy("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "StringEquals": { "aws:RequestedRegion": "eu-west-1" } } }""")
                .Decide(Need("s3:GetObject", ["arn:aws:s3:::reports/*"])).Verdict);

    private static ReviewedPolicy Policy(string statements)
    {
        var (policy, findings) = PolicyTextReader.Read($$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""", PolicyKind.Identity);
        Assert.Empty(findings);
        return new ReviewedPolicy([policy!]);
    }

    private static Need Need(string action, string[] resources)
        => Core.Policies.Review.Need.Of(
            new Permission(action, resources.ToEquatableArray(), default, Tier.Required, "", "", "", ""), PolicyOptions.Default, AwsCatalog.Default);
}
