using Amazon.EC2;
using Amazon.EC2.Model;
using IamAnalyzers;

namespace Ec2Operators;

/// <summary>Runs machines (example 1 of the guide).</summary>
[IamFeature("Operators")]
public sealed class Operators(IAmazonEC2 ec2)
{
    public async Task<string> RunAsync(string system)
    {
        var request = new RunInstancesRequest
        {
            ImageId = system == "windows" ? "ami-0c3d4e5f607182930" : "ami-0a1b2c3d4e5f60718",
            InstanceType = InstanceType.T3Micro,
            MinCount = 1,
            MaxCount = 1,
        };
        var response = await ec2.RunInstancesAsync(request);
        return response.Reservation.Instances[0].InstanceId;
    }

    public Task StartAsync(string id) => ec2.StartInstancesAsync(new StartInstancesRequest([id]));

    public Task StopAsync(string id) => ec2.StopInstancesAsync(new StopInstancesRequest([id]));

    public Task TerminateAsync(string id) => ec2.TerminateInstancesAsync(new TerminateInstancesRequest([id]));

    public async Task ListAsync()
    {
        await foreach (var reservation in ec2.Paginators.DescribeInstances(new DescribeInstancesRequest()).Reservations)
        {
            foreach (var instance in reservation.Instances) Console.WriteLine($"{instance.InstanceId} {instance.State.Name}");
        }
    }
}
