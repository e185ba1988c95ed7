using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using Xunit;

namespace IamAnalyzers.Core.Tests.Permissions;

public class NamedByRequestTests
{
    [Fact]
    public void ServiceLinkedRoleOfAConstantService_IsLimitedToIt()
    {
        var member = new RequestMember("AWSServiceName", MemberState.Set, EquatableArray<string>.From(["spot.amazonaws.com"]), true);

        var permission = Assert.Single(Derive(new SdkRequest(true, EquatableArray<RequestMember>.From([member]))));

        Assert.Equal("iam:CreateServiceLinkedRole", permission.Action);
        Assert.Equal(Tier.Required, permission.Tier);
        Assert.Equal(["arn:${Partition}:iam::${Account}:role/aws-service-role/spot.amazonaws.com/*"], permission.Resources);
        var condition = Assert.Single(permission.Conditions);
        Assert.Equal("iam:AWSServiceName", condition.Key);
        Assert.Equal(["spot.amazonaws.com"], condition.Values);
    }

    [Fact]
    public void ServiceLinkedRoleOfAnUnknownService_IsAnUnresolvedCall()
    {
        var call = new SdkCall("iam", "CreateServiceLinkedRole", "M", SdkRequest.Hidden, SdkPrincipal.Default, "");

        Assert.Empty(Derive(SdkRequest.Hidden));
        Assert.Equal(
            new UnresolvedCall("M", "the code does not show AWSServiceName, and without it iam:CreateServiceLinkedRole would be allowed for every service"),
            new PermissionDeriver(AwsCatalog.Default).FindUnresolved(call));
    }

    [Fact]
    public void CallThatNeedsNothingOrIsGranted_IsNoUnresolvedCall()
    {
        var deriver = new PermissionDeriver(AwsCatalog.Default);

        Assert.Null(deriver.FindUnresolved(new SdkCall("sts", "GetCallerIdentity", "M", SdkRequest.Hidden, SdkPrincipal.Default, "")));
        Assert.Null(deriver.FindUnresolved(new SdkCall("s3", "GetObject", "M", SdkRequest.Hidden, SdkPrincipal.Default, "")));
    }

    [Fact]
    public void ActionThatTakesNoResource_GetsTheStar()
    {
        var call = new SdkCall("logs", "DescribeLogGroups", "M", SdkRequest.Hidden, SdkPrincipal.Default, "");

        Assert.Equal(["*"], Assert.Single(new PermissionDeriver(AwsCatalog.Default).Derive(call)).Resources);
    }

    private static IEnumerable<Permission> Derive(SdkRequest request)
        => new PermissionDeriver(AwsCatalog.Default).Derive(new SdkCall("iam", "CreateServiceLinkedRole", "M", request, SdkPrincipal.Default, ""));
}
