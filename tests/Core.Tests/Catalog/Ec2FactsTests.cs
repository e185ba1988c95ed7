using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>EC2 operations that need more than their own action: one test for each row of the table of facts (service reference, EC2 User Guide, API model).</summary>
public class Ec2FactsTests
{
    private const string ToEc2 = " if:StringEquals:iam:PassedToService=ec2.${DnsSuffix}";
    private const string Via = " if:StringLike:kms:ViaService=ec2.*.${DnsSuffix}";
    private const string Grant = " if:Bool:kms:GrantIsForAWSResource=true";

    private static readonly string[] KeyActions =
        ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"];

    [Theory]
    [InlineData("RunInstances", "iam:PassRole when:IamInstanceProfile" + ToEc2)]
    [InlineData("RunInstances", "ec2:CreateTags when:TagSpecifications if:StringEquals:ec2:CreateAction=RunInstances")]
    [InlineData("RunInstances", "ssm:GetParameters when:ImageId^=resolve:ssm:")]
    [InlineData("RunInstances", "?iam:PassRole when:LaunchTemplate" + ToEc2)]
    [InlineData("RunInstances", "?ec2:CreateTags when:LaunchTemplate if:StringEquals:ec2:CreateAction=RunInstances")]
    [InlineData("RunInstances", "?ssm:GetParameters when:LaunchTemplate")]
    [InlineData("RequestSpotInstances", "iam:PassRole when:LaunchSpecification.IamInstanceProfile" + ToEc2)]
    [InlineData("RequestSpotInstances", "ec2:CreateTags when:TagSpecifications if:StringEquals:ec2:CreateAction=RequestSpotInstances")]
    [InlineData("RequestSpotFleet", "iam:PassRole when:SpotFleetRequestConfig.LaunchSpecifications.IamInstanceProfile" + ToEc2)]
    [InlineData("RequestSpotFleet", "ec2:CreateTags when:SpotFleetRequestConfig.TagSpecifications if:StringEquals:ec2:CreateAction=RequestSpotFleet")]
    [InlineData("CreateFleet", "ec2:CreateTags when:TagSpecifications if:StringEquals:ec2:CreateAction=CreateFleet")]
    [InlineData("CreateFleet", "?iam:PassRole" + ToEc2)]
    [InlineData("CreateFleet", "?ec2:RunInstances")]
    [InlineData("RunScheduledInstances", "iam:PassRole when:LaunchSpecification.IamInstanceProfile" + ToEc2)]
    [InlineData("AssociateIamInstanceProfile", "iam:PassRole" + ToEc2)]
    [InlineData("ReplaceIamInstanceProfileAssociation", "iam:PassRole" + ToEc2)]
    [InlineData("CreateLaunchTemplate", "ssm:GetParameters when:LaunchTemplateData.ImageId^=resolve:ssm:")]
    [InlineData("CreateLaunchTemplateVersion", "ssm:GetParameters when:LaunchTemplateData.ImageId^=resolve:ssm:")]
    [InlineData("DescribeLaunchTemplateVersions", "ssm:GetParameters when:ResolveAlias=true")]
    [InlineData("CreateFlowLogs", "iam:PassRole when:DeliverLogsPermissionArn if:StringEquals:iam:PassedToService=vpc-flow-logs.amazonaws.com")]
    [InlineData("CreateFlowLogs", "logs:CreateLogDelivery when:LogDestinationType=s3|kinesis-data-firehose")]
    [InlineData("CreateFlowLogs", "logs:DeleteLogDelivery when:LogDestinationType=s3|kinesis-data-firehose")]
    [InlineData("CreateFlowLogs", "?s3:GetBucketPolicy when:LogDestinationType=s3")]
    [InlineData("CreateFlowLogs", "?s3:PutBucketPolicy when:LogDestinationType=s3")]
    [InlineData("CreateFlowLogs", "?firehose:TagDeliveryStream when:LogDestinationType=kinesis-data-firehose")]
    [InlineData("CreateFlowLogs", "ecs:ListClusters when:LogFormat*=ecs-")]
    [InlineData("CreateFlowLogs", "ecs:ListContainerInstances when:LogFormat*=ecs-")]
    [InlineData("CreateFlowLogs", "ecs:ListServices when:LogFormat*=ecs-")]
    [InlineData("CreateFlowLogs", "ecs:ListTaskDefinitions when:LogFormat*=ecs-")]
    [InlineData("CreateFlowLogs", "ecs:ListTasks when:LogFormat*=ecs-")]
    [InlineData("CreateVpcEndpoint", "ec2:DescribeVpcs when:VpcEndpointType=Interface|GatewayLoadBalancer|Resource|ServiceNetwork")]
    [InlineData("CreateVpcEndpoint", "ec2:DescribeSubnets when:VpcEndpointType=Interface|GatewayLoadBalancer|Resource|ServiceNetwork")]
    [InlineData("CreateVpcEndpoint", "ec2:DescribeSecurityGroups when:VpcEndpointType=Interface|GatewayLoadBalancer|Resource|ServiceNetwork")]
    [InlineData("CreateVpcEndpoint", "?ec2:DescribeVpcs when:!VpcEndpointType|VpcEndpointType=Gateway")]
    [InlineData("CreateVpcEndpoint", "route53:AssociateVPCWithHostedZone when:PrivateDnsEnabled=true")]
    [InlineData("ModifyVpcEndpoint", "route53:AssociateVPCWithHostedZone when:PrivateDnsEnabled=true")]
    [InlineData("CreateRouteServer", "sns:CreateTopic when:SnsNotificationsEnabled=true")]
    [InlineData("DeleteRouteServer", "?sns:DeleteTopic")]
    [InlineData("CreateCapacityReservationFleet", "ec2:CreateTags when:TagSpecifications if:StringEquals:ec2:CreateAction=CreateCapacityReservationFleet")]
    public void Operation_NeedsTheExtraAction(string operation, string expected)
        => Assert.Contains(expected, CatalogView.Of("ec2", operation));

    [Theory]
    [InlineData("RunInstances", "InstanceMarketOptions.MarketType=spot", "spot.amazonaws.com")]
    [InlineData("RequestSpotInstances", null, "spot.amazonaws.com")]
    [InlineData("RequestSpotFleet", null, "spot.amazonaws.com|spotfleet.amazonaws.com")]
    [InlineData("CreateFleet", "Type!=instant", "ec2fleet.amazonaws.com")]
    [InlineData("CreateFlowLogs", "LogDestinationType=kinesis-data-firehose", "delivery.logs.amazonaws.com")]
    [InlineData("CreateIpam", null, "ipam.amazonaws.com")]
    [InlineData("CreateIpamResourceDiscovery", null, "ipam.amazonaws.com")]
    [InlineData("EnableIpamOrganizationAdminAccount", null, "ipam.amazonaws.com")]
    [InlineData("EnableReachabilityAnalyzerOrganizationSharing", null, "reachabilityanalyzer.networkinsights.amazonaws.com")]
    public void ServiceLinkedRole_IsReportedForItsServiceOnly(string operation, string? trigger, string principals)
    {
        var permission = Assert.Single(CatalogView.Find("ec2", operation).Permissions, permission => permission.Action == "iam:CreateServiceLinkedRole");

        Assert.Equal(PermissionKind.Deployment, permission.Kind);
        Assert.Equal(trigger, permission.Trigger?.Text);
        Assert.Equal(principals, string.Join('|', Assert.Single(permission.Conditions).Values));
        Assert.Equal(
            principals.Split('|').Select(principal => $"arn:${{Partition}}:iam::${{Account}}:role/aws-service-role/{principal}/*"),
            permission.Resources.Select(resource => resource.Template));
    }

    [Fact]
    public void FleetRole_IsPassedToSpotFleet()
        => Assert.Contains("iam:PassRole if:StringEquals:iam:PassedToService=spotfleet.amazonaws.com", CatalogView.Of("ec2", "RequestSpotFleet"));

    [Theory]
    [InlineData("RunInstances", "BlockDeviceMappings.Ebs.KmsKeyId")]
    [InlineData("CreateVolume", "KmsKeyId")]
    [InlineData("CopySnapshot", "KmsKeyId")]
    [InlineData("CopyImage", "KmsKeyId")]
    [InlineData("CreateImage", "BlockDeviceMappings.Ebs.KmsKeyId")]
    [InlineData("RegisterImage", "BlockDeviceMappings.Ebs.KmsKeyId")]
    [InlineData("ImportImage", "KmsKeyId")]
    [InlineData("ImportSnapshot", "KmsKeyId")]
    [InlineData("RequestSpotInstances", "LaunchSpecification.BlockDeviceMappings.Ebs.KmsKeyId")]
    public void KeyOfARequest_NeedsTheSixKeyActions(string operation, string member)
    {
        var view = CatalogView.Of("ec2", operation);
        foreach (var action in KeyActions)
        {
            var condition = action == "kms:CreateGrant" ? Grant : Via;
            Assert.Contains($"{action} when:{member}{condition}", view);
            Assert.Contains($"~{action} when:!{member}{condition}", view);
        }
    }

    [Fact]
    public void ScheduledInstances_HaveNoMemberForAKey()
        => Assert.Equal(
            KeyActions.Select(action => "~" + action + (action == "kms:CreateGrant" ? Grant : Via)),
            CatalogView.Of("ec2", "RunScheduledInstances").Where(text => text.Contains("kms:", StringComparison.Ordinal) && text[0] == '~'));

    [Theory]
    [InlineData("AttachVolume")]
    [InlineData("StartInstances")]
    public void EncryptedVolume_IsReported(string operation)
    {
        Assert.Contains("~kms:CreateGrant" + Grant, CatalogView.Of("ec2", operation));
        Assert.Contains("~kms:Decrypt" + Via, CatalogView.Of("ec2", operation));
    }

    [Theory]
    [InlineData("CreateRouteServerEndpoint", "ec2:AuthorizeSecurityGroupIngress ec2:CreateNetworkInterface ec2:CreateNetworkInterfacePermission ec2:CreateSecurityGroup ec2:DescribeSecurityGroups ec2:CreateTags")]
    [InlineData("DeleteRouteServerEndpoint", "ec2:DeleteNetworkInterface ec2:DeleteSecurityGroup ec2:RevokeSecurityGroupIngress")]
    [InlineData("CreateRouteServerPeer", "ec2:AuthorizeSecurityGroupIngress")]
    [InlineData("DeleteRouteServerPeer", "ec2:RevokeSecurityGroupIngress")]
    [InlineData("EnableIpamOrganizationAdminAccount", "organizations:EnableAWSServiceAccess organizations:RegisterDelegatedAdministrator")]
    [InlineData("DisableIpamOrganizationAdminAccount", "organizations:DeregisterDelegatedAdministrator")]
    [InlineData("EnableReachabilityAnalyzerOrganizationSharing", "organizations:EnableAWSServiceAccess")]
    [InlineData("CreateCapacityReservationFleet", "ec2:CreateCapacityReservation ec2:DescribeCapacityReservations ec2:DescribeInstances")]
    [InlineData("ModifyCapacityReservationFleet", "ec2:ModifyCapacityReservation")]
    [InlineData("CancelCapacityReservationFleets", "ec2:CancelCapacityReservation")]
    [InlineData("EnableFastLaunch", "ec2:CreateLaunchTemplate ec2:CreateSnapshot ec2:CreateTags ec2:DeleteSnapshot ec2:DescribeImages ec2:DescribeInstanceAttribute ec2:DescribeInstanceStatus ec2:DescribeInstanceTypeOfferings ec2:DescribeInstances ec2:DescribeLaunchTemplateVersions ec2:DescribeLaunchTemplates ec2:DescribeSnapshots ec2:DescribeSubnets ec2:RunInstances ec2:StopInstances ec2:TerminateInstances iam:PassRole")]
    public void Operation_AlwaysNeedsTheExtraActions(string operation, string actions)
    {
        var always = CatalogView.Find("ec2", operation).Permissions
            .Where(permission => permission is { Kind: PermissionKind.Needed, Trigger: null })
            .Select(permission => permission.Action)
            .Where(action => action != "ec2:" + operation);

        Assert.Equal(actions.Split(' ').Order(StringComparer.Ordinal), always.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ImportImage")]
    [InlineData("ImportSnapshot")]
    [InlineData("ExportImage")]
    public void RoleOfVmImportExport_IsPassedWithAndWithoutAName(string operation)
        => Assert.Equal(["!RoleName", "RoleName"], CatalogView.Find("ec2", operation).Permissions.Where(permission => permission.Action == "iam:PassRole").Select(permission => permission.Trigger!.Text));

    [Theory]
    [InlineData("CreateLaunchTemplate")]
    [InlineData("CreateLaunchTemplateVersion")]
    public void InstanceProfileOfALaunchTemplate_IsPassed(string operation)
        => Assert.Contains("iam:PassRole when:LaunchTemplateData.IamInstanceProfile if:StringEquals:iam:PassedToService=ec2.${DnsSuffix}", CatalogView.Of("ec2", operation));

    [Theory]
    [InlineData("ModifyImageAttribute")]
    [InlineData("ModifySnapshotAttribute")]
    [InlineData("DescribeInstances")]
    [InlineData("TerminateInstances")]
    public void OtherOperation_NeedsItsOwnActionOnly(string operation)
        => Assert.Equal(["ec2:" + operation], CatalogView.Of("ec2", operation));

    [Theory]
    [InlineData("CreateLaunchTemplate")]
    [InlineData("CreateLaunchTemplateVersion")]
    public void TagsInsideATemplate_AreTheLaunchersConcern(string operation)
        => Assert.DoesNotContain(CatalogView.Of("ec2", operation), text => text.Contains("LaunchTemplateData.TagSpecifications", StringComparison.Ordinal));
}
