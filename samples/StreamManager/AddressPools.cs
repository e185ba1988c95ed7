using Amazon.EC2;
using Amazon.EC2.Model;

namespace StreamManager;

/// <summary>The address plan that the cluster takes its networks from.</summary>
public sealed class AddressPools(IAmazonEC2 ec2, ClusterSettings settings)
{
    public async Task ReportAsync(TextWriter output)
    {
        await foreach (var cidr in ec2.Paginators.GetIpamPoolCidrs(new GetIpamPoolCidrsRequest { IpamPoolId = settings.AddressPoolId }).IpamPoolCidrs)
        {
            await output.WriteLineAsync($"{cidr.Cidr} {cidr.State}");
        }

        var used = await ec2.GetIpamResourceCidrsAsync(new GetIpamResourceCidrsRequest { IpamScopeId = settings.AddressScopeId });
        foreach (var resource in used.IpamResourceCidrs) await output.WriteLineAsync($"{resource.ResourceId} {resource.ResourceCidr}");
    }

    /// <summary>Gives back what was set aside for this cluster by hand.</summary>
    public async Task ReleaseAsync()
    {
        var allocations = await ec2.GetIpamPoolAllocationsAsync(new GetIpamPoolAllocationsRequest { IpamPoolId = settings.AddressPoolId });
        foreach (var allocation in allocations.IpamPoolAllocations.Where(allocation => allocation.Description == settings.Name))
        {
            await ec2.ReleaseIpamPoolAllocationAsync(new ReleaseIpamPoolAllocationRequest
            {
                IpamPoolId = settings.AddressPoolId,
                IpamPoolAllocationId = allocation.IpamPoolAllocationId,
                Cidr = allocation.Cidr,
            });
        }
    }
}
