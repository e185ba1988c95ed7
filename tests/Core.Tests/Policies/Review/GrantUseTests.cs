using System.Reflection;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Tests.Policies.Checks;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Review;

public sealed class GrantUseTests
{
    private const string DescribeTwo = "ec2:DescribeImages *|ec2:DescribeInstances *";

    [Theory]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }""", "s3:GetObject arn:aws:s3:::*/*")]
    [InlineData("""{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports/*" }""", "s3:GetObject arn:aws:s3:::reports/*", "UNUSED_ACTION \"s3:PutObject\" no call needs 's3:PutObject'")]
    [InlineData("""{ "Sid": "Queue", "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }""", DescribeTwo, "UNUSED_STATEMENT \"Queue\" no call needs this statement, and no call uses 'sqs' at all")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "*" }""", DescribeTwo, "UNUSED_STATEMENT { no call needs this statement")]
    [InlineData("""{ "Effect": "Allow", "Action": ["ec2:DescribeImages", "s3:*"], "Resource": "*" }""", "ec2:DescribeImages *", "UNUSED_ACTION \"s3:*\" no call needs 's3:*', and no call uses 's3' at all")]
    [InlineData("""{ "Effect": "Allow", "Action": "ec2:Describe*", "Resource": "*" }""", DescribeTwo, "WIDE_ACTION \"ec2:Describe*\" the code needs only ec2:DescribeImages, ec2:DescribeInstances of 'ec2:Describe*'; it allows 192 more, according to AWS's reference of DATE")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""", "s3:GetObject arn:aws:s3:::reports/*", "WIDE_RESOURCE \"*\" the code needs only arn:aws:s3:::reports/*")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""", "s3:GetObject arn:aws:s3:::*/*")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::reports/*", "arn:aws:s3:::archive/*"] }""", "s3:GetObject arn:aws:s3:::reports/a", "UNUSED_RESOURCE \"arn:aws:s3:::archive/*\" no call needs 'arn:aws:s3:::archive/*'")]
    [InlineData("""{ "Effect": "Deny", "Action": "s3:GetObject", "Resource": "*" }""", DescribeTwo)]
    [InlineData("""{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }""", DescribeTwo, "WIDE_ACTION \"iam:*\" the code needs only ec2:DescribeImages, ec2:DescribeInstances, and NotAction allows every action but those that it lists")]
    [InlineData("""{ "Sid": "Rest", "Effect": "Allow", "NotAction": "ec2:*", "Resource": "*" }""", DescribeTwo, "UNUSED_STATEMENT \"Rest\" no call needs this statement")]
    [InlineData("""{ "Effect": "Deny", "NotAction": "iam:*", "Resource": "*" }""", DescribeTwo)]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::*" }""", "s3:GetObject arn:aws:s3:::reports/a", "WIDE_RESOURCE \"arn:aws:s3:::*\" the code needs only arn:aws:s3:::reports/a, and 'arn:aws:s3:::*' stands for every resource of the type object")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::*/*" }""", "s3:GetObject arn:aws:s3:::reports/a", "WIDE_RESOURCE \"arn:aws:s3:::*/*\" the code needs only arn:aws:s3:::reports/a, and 'arn:aws:s3:::*/*' stands for every resource of the type object")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::*/*" }""", "s3:GetObject arn:aws:s3:::*/*")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::*/*" }""", "s3:GetObject arn:aws:s3:::reports/a|s3:GetObject arn:aws:s3:::*/*")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": ["arn:aws:s3:::reports/*", "arn:aws:s3:::rep*/*"] }""", "s3:GetObject arn:aws:s3:::reports/a")]
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:eu-west-1:111122223333:table/*" }""", "dynamodb:GetItem arn:aws:dynamodb:*:*:table/Orders", "WIDE_RESOURCE \"arn:aws:dynamodb:eu-west-1:111122223333:table/*\" the code needs only arn:aws:dynamodb:*:*:table/Orders, and 'arn:aws:dynamodb:eu-west-1:111122223333:table/*' stands for every resource of the type table")]
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:*:*:*" }""", "dynamodb:GetItem arn:aws:dynamodb:*:*:table/Orders", "WIDE_RESOURCE \"arn:aws:dynamodb:*:*:*\" the code needs only arn:aws:dynamodb:*:*:table/Orders, and 'arn:aws:dynamodb:*:*:*' stands for every resource of the type table")]
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:*:*:table/*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "orders" } } }""", "dynamodb:GetItem arn:aws:dynamodb:*:*:table/Orders")]
    [InlineData("""{ "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:*:*:table/Orders/*" }""", "dynamodb:GetItem arn:aws:dynamodb:*:*:table/Orders/x")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::secrets/*" }""", "s3:GetObject arn:aws:s3:::reports/a", "WIDE_RESOURCE \"arn:aws:s3:::secrets/*\" the code needs only arn:aws:s3:::reports/a, and NotResource allows every resource but those that it lists")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::secrets/*" }""", "s3:GetObject arn:aws:s3:::*/*")]
    [InlineData("""{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": [] }""", "s3:GetObject arn:aws:s3:::reports/a")]
    [InlineData("""{ "Effect": "Allow", "Action": "sts:Assume*", "Resource": "arn:aws:iam::111122223333:role/x" }""", "sts:AssumeRole arn:aws:iam::111122223333:role/x|sts:AssumeRoleWithSAML arn:aws:iam::111122223333:role/x|sts:AssumeRoleWithWebIdentity arn:aws:iam::111122223333:role/x", "WIDE_ACTION \"sts:Assume*\" the code needs only sts:AssumeRole, sts:AssumeRoleWithSAML, sts:AssumeRoleWithWebIdentity of 'sts:Assume*'; it allows 1 more, according to AWS's reference of DATE")]
    public void Grant_IsHeldAgainstWhatIsNeeded(string statements, string needs, params string[] expected)
    {
        var text = $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""";
        var policy = PolicyTextReader.Read(text, PolicyKind.Identity).Policy!;

        var findings = GrantUse.FindExcess(policy, [.. needs.Split('|').Select(Need)], AwsCatalog.Default).Select(static excess => excess.Finding).ToList();

        Assert.Equal(expected, findings.Select(finding => $"{finding.Check} {text.Substring(finding.Range.Start, finding.Range.Length)} {finding.Message.Replace(AwsCatalog.Default.DataDate, "DATE", StringComparison.Ordinal)}"));
    }

    [Fact]
    public void EachCheckOfTheReview_IsShown()
    {
        var shown = typeof(GrantUseTests).GetMethod(nameof(Grant_IsHeldAgainstWhatIsNeeded))!.GetCustomAttributesData()
            .SelectMany(static attribute => attribute.ConstructorArguments.SelectMany(static argument => argument.Value is IEnumerable<CustomAttributeTypedArgument> values ? values : []))
            .SelectMany(static value => value.Value is IEnumerable<CustomAttributeTypedArgument> findings ? findings.Select(static finding => ((string)finding.Value!).Split(' ')[0]) : [((string)value.Value!).Split(' ')[0]])
            .Append(GrantUse.NotLookedFor("a call is unresolved").Check)
            .ToHashSet();

        Assert.DoesNotContain(CheckRows.OfReview, row => !shown.Contains(row.Id));
    }

    private static Need Need(string text)
    {
        var words = text.Split(' ');
        return Core.Policies.Review.Need.Of(new Permission(words[0], words[1..].ToEquatableArray(), default, Tier.Required, "", "", "", ""), PolicyOptions.Default, AwsCatalog.Default);
    }
}
