using Amazon.EC2;
using Amazon.EC2.Model;

namespace StreamManager;

/// <summary>Addresses, interfaces and ports of nodes.</summary>
public sealed class Network(IAmazonEC2 ec2, ClusterSettings settings)
{
    private const int RtmpPort = 1935;

    /// <summary>Gives a node a public address that is free, and an interface of its own for traffic inside the cluster.</summary>
    public async Task PublishAsync(string node)
    {
        var addresses = await ec2.DescribeAddressesAsync();
        var free = addresses.Addresses.Find(address => address.AssociationId is null) ?? throw new InvalidOperationException("No address is free.");
        await ec2.AssociateAddressAsync(new AssociateAddressRequest { InstanceId = node, AllocationId = free.AllocationId });

        var created = await ec2.CreateNetworkInterfaceAsync(new CreateNetworkInterfaceRequest
        {
            SubnetId = settings.SubnetId,
            Groups = [settings.SecurityGroupId],
            Description = $"cluster traffic of {node}",
        });
        var id = created.NetworkInterface.NetworkInterfaceId;
        await ec2.AttachNetworkInterfaceAsync(new AttachNetworkInterfaceRequest { InstanceId = node, NetworkInterfaceId = id, DeviceIndex = 1 });
        await ec2.ModifyNetworkInterfaceAttributeAsync(new ModifyNetworkInterfaceAttributeRequest { NetworkInterfaceId = id, SourceDestCheck = false });
        await ec2.AssignPrivateIpAddressesAsync(new AssignPrivateIpAddressesRequest { NetworkInterfaceId = id, SecondaryPrivateIpAddressCount = 1 });
        await OpenPortAsync();
    }

    public async Task WithdrawAsync(string node)
    {
        var addresses = await ec2.DescribeAddressesAsync(new DescribeAddressesRequest { Filters = [new Filter("instance-id", [node])] });
        foreach (var address in addresses.Addresses)
        {
            await ec2.DisassociateAddressAsync(new DisassociateAddressRequest { AssociationId = address.AssociationId });
        }

        var request = new DescribeNetworkInterfacesRequest { Filters = [new Filter("attachment.instance-id", [node])] };
        await foreach (var own in ec2.Paginators.DescribeNetworkInterfaces(request).NetworkInterfaces)
        {
            if (own.Attachment.DeviceIndex == 0 || !await IsOursAsync(own.NetworkInterfaceId)) continue;
            await RemoveAsync(own);
        }
    }

    private async Task<bool> IsOursAsync(string id)
    {
        var response = await ec2.DescribeNetworkInterfaceAttributeAsync(new DescribeNetworkInterfaceAttributeRequest
        {
            NetworkInterfaceId = id,
            Attribute = NetworkInterfaceAttribute.Description,
        });
        return response.Description.StartsWith("cluster traffic of ", StringComparison.Ordinal);
    }

    private async Task RemoveAsync(NetworkInterface own)
    {
        var secondary = own.PrivateIpAddresses.Where(address => address.Primary != true).Select(address => address.PrivateIpAddress).ToList();
        if (secondary.Count > 0)
        {
            await ec2.UnassignPrivateIpAddressesAsync(new UnassignPrivateIpAddressesRequest { NetworkInterfaceId = own.NetworkInterfaceId, PrivateIpAddresses = secondary });
        }

        await ec2.DetachNetworkInterfaceAsync(new DetachNetworkInterfaceRequest { AttachmentId = own.Attachment.AttachmentId });
        await ec2.DeleteNetworkInterfaceAsync(new DeleteNetworkInterfaceRequest { NetworkInterfaceId = own.NetworkInterfaceId });
    }

    /// <summary>Opens the streaming port of the cluster's group, in and out, unless it is open.</summary>
    private async Task OpenPortAsync()
    {
        var rules = await ec2.DescribeSecurityGroupRulesAsync(new DescribeSecurityGroupRulesRequest { Filters = [new Filter("group-id", [settings.SecurityGroupId])] });
        if (rules.SecurityGroupRules.Exists(rule => rule.FromPort == RtmpPort)) return;

        var groups = await ec2.DescribeSecurityGroupsAsync(new DescribeSecurityGroupsRequest { GroupIds = [settings.SecurityGroupId] });
        var permission = new IpPermission
        {
            IpProtocol = "tcp",
            FromPort = RtmpPort,
            ToPort = RtmpPort,
            Ipv4Ranges = [new IpRange { CidrIp = "0.0.0.0/0", Description = "streams of " + settings.Name }],
        };
        foreach (var group in groups.SecurityGroups)
        {
            await ec2.AuthorizeSecurityGroupIngressAsync(new AuthorizeSecurityGroupIngressRequest { GroupId = group.GroupId, IpPermissions = [permission] });
            await ec2.AuthorizeSecurityGroupEgressAsync(new AuthorizeSecurityGroupEgressRequest { GroupId = group.GroupId, IpPermissions = [permission] });
        }
    }
}
