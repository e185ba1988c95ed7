using Amazon.EC2;
using Amazon.EC2.Model;

namespace StreamManager;

/// <summary>The disks that origins record to.</summary>
public sealed class Disks(IAmazonEC2 ec2)
{
    private const string Device = "/dev/sdf";

    public async Task AddRecordingDiskAsync(string node, string zone, int gibibytes)
    {
        var created = await ec2.CreateVolumeAsync(new CreateVolumeRequest(zone, gibibytes) { VolumeType = VolumeType.Gp3, Encrypted = true });
        var volume = created.Volume.VolumeId;
        await WaitUntilSoundAsync(volume);
        await ec2.AttachVolumeAsync(new AttachVolumeRequest(volume, node, Device));
    }

    /// <summary>Makes a node's recording disk larger and waits until the new size can be used.</summary>
    public async Task GrowAsync(string node, int percent)
    {
        foreach (var volume in await OfNodeAsync(node))
        {
            await ec2.ModifyVolumeAsync(new ModifyVolumeRequest { VolumeId = volume.VolumeId, Size = volume.Size * (100 + percent) / 100 });
            while (await IsGrowingAsync(volume.VolumeId)) await Task.Delay(TimeSpan.FromSeconds(10));
        }
    }

    public async Task RemoveAsync(string node)
    {
        foreach (var volume in await OfNodeAsync(node))
        {
            await ec2.DetachVolumeAsync(new DetachVolumeRequest { VolumeId = volume.VolumeId, InstanceId = node });
        }
    }

    private async Task<List<Volume>> OfNodeAsync(string node)
    {
        var response = await ec2.DescribeVolumesAsync(new DescribeVolumesRequest
        {
            Filters = [new Filter("attachment.instance-id", [node]), new Filter("attachment.device", [Device])],
        });
        return response.Volumes;
    }

    private async Task WaitUntilSoundAsync(string volume)
    {
        while (true)
        {
            var response = await ec2.DescribeVolumeStatusAsync(new DescribeVolumeStatusRequest { VolumeIds = [volume] });
            if (response.VolumeStatuses is [{ VolumeStatus.Status.Value: "ok" }]) return;
            await Task.Delay(TimeSpan.FromSeconds(5));
        }
    }

    private async Task<bool> IsGrowingAsync(string volume)
    {
        var response = await ec2.DescribeVolumesModificationsAsync(new DescribeVolumesModificationsRequest { VolumeIds = [volume] });
        return response.VolumesModifications.Exists(modification => modification.ModificationState == VolumeModificationState.Modifying);
    }
}
