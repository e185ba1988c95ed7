using Amazon.EC2;
using IamAnalyzers;

namespace Ec2Operators;

/// <summary>Counts what there is (example 2 of the guide).</summary>
[IamFeature("Managers")]
public sealed class Managers(IAmazonEC2 ec2)
{
    public async Task ReportAsync()
    {
        var machines = await ec2.DescribeInstancesAsync();
        foreach (var type in machines.Reservations.SelectMany(reservation => reservation.Instances).CountBy(instance => instance.InstanceType.Value))
        {
            Console.WriteLine($"{type.Value} of {type.Key}");
        }

        var volumes = await ec2.DescribeVolumesAsync();
        Console.WriteLine($"{volumes.Volumes.Sum(volume => volume.Size)} GiB in {volumes.Volumes.Count} volumes");
    }
}
