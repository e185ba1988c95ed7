using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>IAM's conditional actions: one test for each row of the table of facts.</summary>
public class IamFactsTests
{
    [Fact]
    public void RoleOfAnInstanceProfile_IsAlwaysPassedToEc2()
    {
        Assert.Equal(
            ["iam:AddRoleToInstanceProfile", "iam:PassRole if:StringEquals:iam:PassedToService=ec2.${DnsSuffix}"],
            CatalogView.Of("iam", "AddRoleToInstanceProfile"));
        Assert.Equal(
            ["RoleNameWithPath={RoleName}", "RoleNameWithPath=*/{RoleName}"],
            CatalogView.Templates("iam", "AddRoleToInstanceProfile", "iam:PassRole"));
    }

    [Theory]
    [InlineData("CreateUser", "iam:TagUser")]
    [InlineData("CreateRole", "iam:TagRole")]
    [InlineData("CreatePolicy", "iam:TagPolicy")]
    [InlineData("CreateInstanceProfile", "iam:TagInstanceProfile")]
    [InlineData("CreateOpenIDConnectProvider", "iam:TagOpenIDConnectProvider")]
    [InlineData("CreateSAMLProvider", "iam:TagSAMLProvider")]
    [InlineData("CreateVirtualMFADevice", "iam:TagMFADevice")]
    [InlineData("UploadServerCertificate", "iam:TagServerCertificate")]
    public void TagsOfACreate_NeedTheTagAction(string operation, string action)
        => Assert.Equal(["iam:" + operation, action + " when:Tags"], CatalogView.Of("iam", operation));

    [Theory]
    [InlineData("AttachUserPolicy")]
    [InlineData("AttachGroupPolicy")]
    [InlineData("AttachRolePolicy")]
    [InlineData("DetachRolePolicy")]
    [InlineData("SetDefaultPolicyVersion")]
    [InlineData("CreatePolicyVersion")]
    [InlineData("CreateGroup")]
    [InlineData("UploadSigningCertificate")]
    public void OtherOperation_NeedsItsOwnActionOnly(string operation)
        => Assert.Equal(["iam:" + operation], CatalogView.Of("iam", operation).Select(static permission => permission.Split(" limit:")[0]));

    [Fact]
    public void ServiceLinkedRole_IsForTheServiceOfTheRequest()
    {
        Assert.Equal(["iam:CreateServiceLinkedRole if:StringEquals:iam:AWSServiceName={AWSServiceName}"], CatalogView.Of("iam", "CreateServiceLinkedRole"));
        Assert.Equal(
            ["role@arn:${Partition}:iam::${Account}:role/aws-service-role/{AWSServiceName}/*"],
            CatalogView.Templates("iam", "CreateServiceLinkedRole", "iam:CreateServiceLinkedRole"));
    }

    [Fact]
    public void OrganizationsReport_ReadsTheOrganization()
        => Assert.Equal(
            [
                "iam:GenerateOrganizationsAccessReport", "organizations:DescribePolicy", "organizations:ListChildren", "organizations:ListParents",
                "organizations:ListPoliciesForTarget", "organizations:ListRoots", "organizations:ListTargetsForPolicy",
            ],
            CatalogView.Of("iam", "GenerateOrganizationsAccessReport"));

    [Theory]
    [InlineData("iam:CreateUser", "iam:PermissionsBoundary")]
    [InlineData("iam:CreateRole", "iam:PermissionsBoundary")]
    [InlineData("iam:AttachUserPolicy", "iam:PolicyARN")]
    [InlineData("iam:AttachGroupPolicy", "iam:PolicyARN")]
    [InlineData("iam:AttachRolePolicy", "iam:PolicyARN")]
    [InlineData("iam:DetachUserPolicy", "iam:PolicyARN")]
    [InlineData("iam:CreateServiceLinkedRole", "iam:AWSServiceName")]
    [InlineData("iam:PassRole", "iam:PassedToService")]
    [InlineData("iam:PassRole", "iam:AssociatedResourceArn")]
    public void Action_HasItsConditionKey(string action, string key)
    {
        var entry = AwsCatalog.Default.FindAction(action)!;

        Assert.Contains(key, entry.ConditionKeys.Concat(entry.Resources.SelectMany(resource => resource.ConditionKeys)));
    }

    [Fact]
    public void DelegationRequest_IsUpdatedByItsOwnerWithoutAPermission()
        => Assert.Equal(OperationStatus.PermissionFree, CatalogView.Find("iam", "UpdateDelegationRequest").Status);

    [Theory]
    [InlineData("ecs", "RunTask", "iam:PassRole if:StringEquals:iam:PassedToService=ecs-tasks.amazonaws.com")]
    [InlineData("ecs", "StartTask", "iam:PassRole if:StringEquals:iam:PassedToService=ecs-tasks.amazonaws.com")]
    [InlineData("stepfunctions", "UpdateStateMachine", "iam:PassRole when:RoleArn if:StringEquals:iam:PassedToService=states.amazonaws.com")]
    [InlineData("stepfunctions", "CreateStateMachine", "states:PublishStateMachineVersion when:Publish=true")]
    [InlineData("s3", "PutBucketReplication", "iam:PassRole when:Configuration.Role if:StringEquals:iam:PassedToService=s3.amazonaws.com")]
    [InlineData("s3control", "CreateJob", "iam:PassRole if:StringEquals:iam:PassedToService=batchoperations.s3.amazonaws.com")]
    [InlineData("sns", "CreateTopic", "iam:PassRole when:Attributes.Keys*=FeedbackRoleArn if:StringEquals:iam:PassedToService=sns.amazonaws.com")]
    [InlineData("sns", "SetTopicAttributes", "iam:PassRole when:AttributeName*=FeedbackRoleArn if:StringEquals:iam:PassedToService=sns.amazonaws.com")]
    [InlineData("logs", "PutDestination", "iam:PassRole if:StringEquals:iam:PassedToService=logs.amazonaws.com")]
    [InlineData("logs", "PutSubscriptionFilter", "iam:PassRole when:RoleArn if:StringEquals:iam:PassedToService=logs.amazonaws.com")]
    [InlineData("autoscaling", "CreateAutoScalingGroup", "~iam:CreateServiceLinkedRole if:StringEquals:iam:AWSServiceName=autoscaling.amazonaws.com")]
    [InlineData("autoscaling", "CreateAutoScalingGroup", "?iam:PassRole when:LaunchConfigurationName|LaunchTemplate|MixedInstancesPolicy if:StringEquals:iam:PassedToService=ec2.${DnsSuffix}")]
    [InlineData("elbv2", "CreateLoadBalancer", "elasticloadbalancing:AddTags when:Tags if:StringEquals:elasticloadbalancing:CreateAction=CreateLoadBalancer")]
    [InlineData("rds", "CreateDBInstance", "rds:AddTagsToResource when:Tags")]
    [InlineData("rds", "CreateDBSubnetGroup", "rds:AddTagsToResource when:Tags")]
    [InlineData("kms", "CreateKey", "kms:TagResource when:Tags")]
    [InlineData("kms", "CreateKey", "kms:PutKeyPolicy when:Policy")]
    [InlineData("kms", "CreateKey", "~iam:CreateServiceLinkedRole when:MultiRegion=true if:StringEquals:iam:AWSServiceName=mrk.kms.amazonaws.com")]
    public void CommonOperationOfAnotherService_NeedsTheExtraAction(string service, string operation, string expected)
        => Assert.Contains(expected, CatalogView.Of(service, operation));
}
