using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Build.Tests.Declarations;

public sealed class DeclaredPermissionTests
{
    [Fact]
    public void Action_GetsItsCanonicalSpellingAndAnyResource()
    {
        var permission = Read("S3:getobject");

        Assert.Equal("s3:GetObject", permission.Action);
        Assert.Equal(["*"], permission.Resources);
        Assert.Empty(permission.Conditions);
        Assert.Equal(Tier.Required, permission.Tier);
    }

    [Fact]
    public void Resources_AreSplitAndSorted()
        => Assert.Equal(
            ["arn:aws:s3:::a/*", "arn:aws:s3:::b/*"],
            Read("s3:GetObject", "arn:aws:s3:::b/* ; arn:aws:s3:::a/*").Resources);

    [Fact]
    public void Conditions_AreSplitAndSorted()
    {
        var conditions = Read("s3:GetObject", condition: "StringLike s3:prefix=b/*|a/* ; Bool aws:SecureTransport = true").Conditions;

        Assert.Equal(["Bool", "StringLike"], conditions.Select(static condition => condition.Operator));
        Assert.Equal(["aws:SecureTransport", "s3:prefix"], conditions.Select(static condition => condition.Key));
        Assert.Equal(["a/*", "b/*"], conditions[1].Values);
    }

    [Theory]
    [InlineData("ForAnyValue:StringEqualsIfExists aws:TagKeys=team")]
    [InlineData("ArnLike aws:PrincipalArn=arn:aws:iam::*:role/x")]
    [InlineData("StringEquals aws:ResourceTag/team=a=b")]
    public void ConditionsOfEveryForm_AreRead(string condition) => Assert.Single(Read("s3:GetObject", condition: condition).Conditions);

    [Theory]
    [InlineData("s3:GetObjekt", "", "", "did you mean s3:GetObject")]
    [InlineData("s4:GetObject", "", "", "did you mean ")]
    [InlineData("GetObject", "", "", "an action must have the form prefix:Name")]
    [InlineData("s3:", "", "", "an action must have the form prefix:Name")]
    [InlineData("s3:Get*", "", "", "cannot have a wildcard")]
    [InlineData("s3:GetObject", "my-bucket", "", "'my-bucket' is neither * nor an ARN")]
    [InlineData("s3:GetObject", "arn:aws:s3:::", "", "is neither * nor an ARN")]
    [InlineData("s3:GetObject", "", "s3:prefix=a", "is not of the form")]
    [InlineData("s3:GetObject", "", "StringEquals prefix=a", "is not of the form")]
    [InlineData("s3:GetObject", "", "StringEqual s3:prefix=a", "unknown operator 'StringEqual' (did you mean StringEquals")]
    [InlineData("s3:GetObject", "", "NullIfExists s3:prefix=true", "unknown operator 'NullIfExists'")]
    [InlineData("s3:GetObject", "", "StringEquals s3:prefix=|", "has no value")]
    [InlineData("iam:PassRole", "", "", "it needs a condition on iam:PassedToService")]
    [InlineData("iam:CreateServiceLinkedRole", "", "Bool aws:SecureTransport=true", "it needs a condition on iam:AWSServiceName")]
    public void WrongItem_SaysWhatIsWrong(string action, string resource, string condition, string expected)
    {
        var problem = DeclaredPermission.TryRead(new(action, resource, condition, ""), AwsCatalog.Default, out var permission);

        Assert.Null(permission);
        Assert.Equal((ProblemSeverity.Error, "IAM4002"), (problem!.Severity, problem.Code));
        Assert.StartsWith($"IamPermission '{action}': ", problem.Text, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Text, StringComparison.Ordinal);
    }

    private static Permission Read(string action, string resource = "", string condition = "")
    {
        Assert.Null(DeclaredPermission.TryRead(new(action, resource, condition, "why"), AwsCatalog.Default, out var permission));
        return permission!;
    }
}
