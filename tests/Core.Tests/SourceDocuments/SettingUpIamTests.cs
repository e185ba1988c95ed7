using IamAnalyzers.Core.Policies.Checks;
using Xunit;

namespace IamAnalyzers.Core.Tests.SourceDocuments;

/// <summary>"Setting up IAM for AWS". The comparison with managed policies stands with <c>ManagedPolicyUse</c>.</summary>
public class SettingUpIamTests
{
    [Fact]
    public void AdministratorsPolicy_IsFullAdmin()
        => Assert.Contains("as AdministratorAccess does", Assert.Single(Document.Check(Document.Of("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }"""), "IAM3003")).Message, StringComparison.Ordinal);

    [Fact]
    public void OneDocument_FitsAGroupAndNotAUser()
    {
        var document = Document.Allow([.. Document.StreamManagerOnResources, .. Document.StreamManagerOnAnything, .. Enumerable.Range(0, 20).Select(i => $"s3:GetObjectVersionAttributes{i}")]);

        Assert.DoesNotContain(Document.Check(document, PolicyQuota.Group), finding => finding.Rule == "IAM3006");
        Assert.Contains("a user with all its inline policies is 2048", Assert.Single(Document.Check(document, PolicyQuota.User), finding => finding.Rule == "IAM3006").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ServiceWithoutCall_IsTheExcess()
    {
        var document = Document.Of("""{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*" }, { "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*" }""");

        Assert.Equal("no call needs this statement, and no call uses 's3' at all", Assert.Single(Document.Excess(document, "ec2:DescribeInstances")).Message);
    }
}
