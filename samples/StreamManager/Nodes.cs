using System.Text;
using Amazon.EC2;
using Amazon.EC2.Model;

namespace StreamManager;

/// <summary>The machines of the cluster.</summary>
public sealed class Nodes(IAmazonEC2 ec2, ClusterSettings settings)
{
    private const string RoleTag = "red5:role";
    private const string DrainingTag = "red5:draining";

    /// <summary>Checks what a node needs before the first is started, and brings the operator's key.</summary>
    public async Task PrepareAsync()
    {
        var offered = await ec2.DescribeInstanceTypeOfferingsAsync(new DescribeInstanceTypeOfferingsRequest
        {
            LocationType = LocationType.AvailabilityZone,
            Filters = [new Filter("instance-type", [settings.InstanceType])],
        });
        if (offered.InstanceTypeOfferings.Count == 0) throw new InvalidOperationException($"{settings.InstanceType} is not offered here.");

        var types = await ec2.DescribeInstanceTypesAsync(new DescribeInstanceTypesRequest { InstanceTypes = [settings.InstanceType] });
        Console.WriteLine($"{settings.InstanceType}: {types.InstanceTypes[0].NetworkInfo.NetworkPerformance}");

        var reserved = await ec2.DescribeCapacityReservationsAsync(new DescribeCapacityReservationsRequest());
        Console.WriteLine($"{reserved.CapacityReservations.Sum(reservation => reservation.AvailableInstanceCount)} machines are reserved");

        var keys = await ec2.DescribeKeyPairsAsync();
        if (keys.KeyPairs.Exists(key => key.KeyName == settings.KeyName)) return;
        await ec2.ImportKeyPairAsync(new ImportKeyPairRequest(settings.KeyName, Convert.ToBase64String(Encoding.UTF8.GetBytes(settings.PublicKey))));
    }

    public async Task<string> StartAsync(NodeRole role)
    {
        var response = await ec2.RunInstancesAsync(new RunInstancesRequest
        {
            ImageId = role switch
            {
                NodeRole.Origin => "ami-0d4e5f60718293a4b",
                NodeRole.Edge => "ami-0e5f60718293a4b5c",
                _ => "ami-0f60718293a4b5c6d",
            },
            InstanceType = settings.InstanceType,
            KeyName = settings.KeyName,
            SubnetId = settings.SubnetId,
            SecurityGroupIds = [settings.SecurityGroupId],
            MinCount = 1,
            MaxCount = 1,
        });
        var node = response.Reservation.Instances[0].InstanceId;
        await MarkAsync(node, role);
        await ec2.MonitorInstancesAsync(new MonitorInstancesRequest([node]));
        await ec2.ModifyInstanceMetadataOptionsAsync(new ModifyInstanceMetadataOptionsRequest { InstanceId = node, HttpTokens = HttpTokensState.Required });
        return node;
    }

    /// <summary>Edges come and go with the audience, so they can be spot machines; they mark themselves when they start.</summary>
    public async Task RequestSpotAsync()
    {
        var image = await NewestEdgeImageAsync();
        await ec2.RequestSpotInstancesAsync(new RequestSpotInstancesRequest
        {
            SpotPrice = settings.SpotPrice,
            InstanceCount = 1,
            LaunchSpecification = new LaunchSpecification
            {
                ImageId = image,
                InstanceType = settings.InstanceType,
                KeyName = settings.KeyName,
                SubnetId = settings.SubnetId,
            },
        });
    }

    public async Task<List<string>> OfRoleAsync(NodeRole role)
    {
        var tags = await ec2.DescribeTagsAsync(new DescribeTagsRequest
        {
            Filters = [new Filter("key", [RoleTag]), new Filter("value", [role.ToString()]), new Filter("resource-type", ["instance"])],
        });
        return [.. tags.Tags.Select(tag => tag.ResourceId)];
    }

    public async Task<string> ZoneOfAsync(string node)
    {
        var response = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = [node] });
        return response.Reservations[0].Instances[0].Placement.AvailabilityZone;
    }

    public async Task WaitUntilHealthyAsync(string node)
    {
        while (true)
        {
            var response = await ec2.DescribeInstanceStatusAsync(new DescribeInstanceStatusRequest { InstanceIds = [node] });
            if (response.InstanceStatuses is [{ Status.Status.Value: "ok" }]) return;
            await Task.Delay(TimeSpan.FromSeconds(10));
        }
    }

    public async Task<List<string>> FailingAsync()
    {
        var failing = new List<string>();
        await foreach (var status in ec2.Paginators.DescribeInstanceStatus(new DescribeInstanceStatusRequest()).InstanceStatuses)
        {
            if (status.Status.Status == SummaryStatus.Impaired) failing.Add(status.InstanceId);
        }

        return failing;
    }

    public Task RebootAsync(string node) => ec2.RebootInstancesAsync(new RebootInstancesRequest([node]));

    /// <summary>Moves a node to a larger type and a host of its own; it must stand still for that.</summary>
    public async Task ResizeAsync(string node, string instanceType)
    {
        await ec2.StopInstancesAsync(new StopInstancesRequest([node]));
        await ec2.ModifyInstanceAttributeAsync(new ModifyInstanceAttributeRequest { InstanceId = node, InstanceType = instanceType });
        await ec2.ModifyInstancePlacementAsync(new ModifyInstancePlacementRequest { InstanceId = node, Tenancy = HostTenancy.Dedicated });
        await ec2.StartInstancesAsync(new StartInstancesRequest([node]));
    }

    /// <summary>Ends a node, unless an operator protected it.</summary>
    public async Task TerminateAsync(string node)
    {
        var attribute = await ec2.DescribeInstanceAttributeAsync(new DescribeInstanceAttributeRequest
        {
            InstanceId = node,
            Attribute = InstanceAttributeName.DisableApiTermination,
        });
        if (attribute.InstanceAttribute.DisableApiTermination == true) return;

        await ec2.UnmonitorInstancesAsync(new UnmonitorInstancesRequest([node]));
        await ec2.DeleteTagsAsync(new DeleteTagsRequest([node]) { Tags = [new Tag(RoleTag)] });
        await ec2.CreateTagsAsync(new CreateTagsRequest([node], [new Tag(DrainingTag, settings.Name)]));
        await ec2.TerminateInstancesAsync(new TerminateInstancesRequest([node]));
    }

    private Task MarkAsync(string node, NodeRole role)
        => ec2.CreateTagsAsync(new CreateTagsRequest([node], [new Tag(RoleTag, role.ToString()), new Tag("Name", $"{settings.Name}-{role}")]));

    private async Task<string> NewestEdgeImageAsync()
    {
        var response = await ec2.DescribeImagesAsync(new DescribeImagesRequest
        {
            Owners = ["self"],
            Filters = [new Filter("name", ["red5-edge-*"])],
        });
        return response.Images.MaxBy(image => image.CreationDate)?.ImageId ?? throw new InvalidOperationException("There is no edge image.");
    }
}
