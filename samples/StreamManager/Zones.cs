using Amazon.EC2;
using Amazon.EC2.Model;

namespace StreamManager;

/// <summary>Where edges can stand.</summary>
public sealed class Zones(IAmazonEC2 ec2)
{
    /// <summary>Opens a group of local zones, so that edges can stand near their audience.</summary>
    public async Task OpenAsync(string region, string zoneGroup)
    {
        var regions = await ec2.DescribeRegionsAsync();
        if (!regions.Regions.Exists(candidate => candidate.RegionName == region)) throw new ArgumentException($"{region} is not enabled.", nameof(region));

        var zones = await ec2.DescribeAvailabilityZonesAsync(new DescribeAvailabilityZonesRequest { AllAvailabilityZones = true });
        if (zones.AvailabilityZones.Exists(zone => zone.GroupName == zoneGroup && zone.OptInStatus == AvailabilityZoneOptInStatus.OptedIn)) return;
        await ec2.ModifyAvailabilityZoneGroupAsync(new ModifyAvailabilityZoneGroupRequest { GroupName = zoneGroup, OptInStatus = ModifyAvailabilityZoneOptInStatus.OptedIn });
    }
}
