using Amazon.EC2;
using StreamManager;

// Keeps a cluster of streaming nodes on EC2: scales it, heals it, and looks after its network, disks and images.
//
//   stream-manager scale <origin|edge|transcoder> <nodes>     stream-manager check
//   stream-manager heal                                       stream-manager expand <region> <zone group>
//   stream-manager export <image> <bucket>                    stream-manager drain <node>
//   stream-manager release                                    stream-manager resize <node> <instance type>
using var ec2 = new AmazonEC2Client();
var settings = ClusterSettings.Read("cluster.json");
var nodes = new Nodes(ec2, settings);
var network = new Network(ec2, settings);
var disks = new Disks(ec2);

switch (args)
{
    case ["scale", var role, var count]:
        await new Cluster(nodes, network, disks, settings).ScaleAsync(Enum.Parse<NodeRole>(role, ignoreCase: true), int.Parse(count));
        return 0;

    case ["heal"]:
        await new Cluster(nodes, network, disks, settings).HealAsync();
        return 0;

    case ["drain", var node]:
        await new Cluster(nodes, network, disks, settings).DrainAsync(node);
        return 0;

    case ["resize", var node, var instanceType]:
        await nodes.ResizeAsync(node, instanceType);
        return 0;

    case ["release"]:
        await new AddressPools(ec2, settings).ReleaseAsync();
        return 0;

    case ["check"]:
        foreach (var finding in await new NetworkCheck(ec2, settings).RunAsync()) Console.WriteLine(finding);
        await new AddressPools(ec2, settings).ReportAsync(Console.Out);
        return 0;

    case ["expand", var region, var zoneGroup]:
        await new Zones(ec2).OpenAsync(region, zoneGroup);
        return 0;

    case ["export", var image, var bucket]:
        await new Images(ec2).ExportAsync(image, bucket);
        return 0;

    default:
        Console.Error.WriteLine("usage: stream-manager scale | heal | drain | resize | check | release | expand | export");
        return 2;
}
