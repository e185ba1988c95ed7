using Amazon.EC2;

namespace StreamManager;

/// <summary>Decides; nodes, network and disks do.</summary>
public sealed class Cluster(Nodes nodes, Network network, Disks disks, ClusterSettings settings)
{
    public async Task ScaleAsync(NodeRole role, int wanted)
    {
        var running = await nodes.OfRoleAsync(role);
        if (running.Count > wanted)
        {
            foreach (var surplus in running.Skip(wanted)) await DrainAsync(surplus);
            return;
        }

        await nodes.PrepareAsync();
        for (var started = running.Count; started < wanted; started++)
        {
            if (role == NodeRole.Edge && settings.UseSpotForEdges)
            {
                await nodes.RequestSpotAsync();
                continue;
            }

            var node = await nodes.StartAsync(role);
            await nodes.WaitUntilHealthyAsync(node);
            await network.PublishAsync(node);
            if (role == NodeRole.Origin) await disks.AddRecordingDiskAsync(node, await nodes.ZoneOfAsync(node), gibibytes: 200);
        }
    }

    /// <summary>Reboots nodes that fail their checks, and gives full recording disks more room.</summary>
    public async Task HealAsync()
    {
        foreach (var node in await nodes.FailingAsync()) await nodes.RebootAsync(node);
        foreach (var node in await nodes.OfRoleAsync(NodeRole.Origin)) await disks.GrowAsync(node, percent: 20);
    }

    /// <summary>Takes a node out: no address, no disk, no machine.</summary>
    public async Task DrainAsync(string node)
    {
        await network.WithdrawAsync(node);
        await disks.RemoveAsync(node);
        await nodes.TerminateAsync(node);
    }
}
