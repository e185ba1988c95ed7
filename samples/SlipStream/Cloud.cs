using System.Text;
using Amazon.EC2;
using Amazon.EC2.Model;
using IamAnalyzers;

namespace SlipStream;

/// <summary>Machines of applications: what every run of SlipStream needs.</summary>
[IamFeature("Common")]
public sealed class Cloud(IAmazonEC2 ec2)
{
    private const string ApplicationTag = "slipstream:application";

    public async Task<IReadOnlyList<string>> ListRegionsAsync()
    {
        var response = await ec2.DescribeRegionsAsync();
        return [.. response.Regions.Select(region => region.RegionName).Order()];
    }

    public Task ImportKeyAsync(string name, string publicKey) => ec2.ImportKeyPairAsync(new ImportKeyPairRequest
    {
        KeyName = name,
        PublicKeyMaterial = Convert.ToBase64String(Encoding.UTF8.GetBytes(publicKey)),
    });

    public Task DeleteKeyAsync(string name) => ec2.DeleteKeyPairAsync(new DeleteKeyPairRequest { KeyName = name });

    /// <summary>Starts machines and marks them as the application's, so that later runs find them.</summary>
    public async Task<List<string>> StartAsync(string application, string system, int machines, string keyName, string? startScript = null)
    {
        var response = await ec2.RunInstancesAsync(new RunInstancesRequest
        {
            ImageId = system switch
            {
                "ubuntu" => "ami-0a1b2c3d4e5f60718",
                "centos" => "ami-0b2c3d4e5f6071829",
                "windows" => "ami-0c3d4e5f607182930",
                _ => throw new ArgumentException($"There is no image for {system}.", nameof(system)),
            },
            InstanceType = InstanceType.T3Small,
            MinCount = machines,
            MaxCount = machines,
            KeyName = keyName,
            UserData = startScript is null ? null : Convert.ToBase64String(Encoding.UTF8.GetBytes(startScript)),
        });

        var ids = response.Reservation.Instances.Select(instance => instance.InstanceId).ToList();
        await ec2.CreateTagsAsync(new CreateTagsRequest(ids, [new Tag(ApplicationTag, application)]));
        return ids;
    }

    public async Task WaitUntilRunningAsync(List<string> ids)
    {
        while (true)
        {
            var response = await ec2.DescribeInstancesAsync(new DescribeInstancesRequest { InstanceIds = ids });
            if (response.Reservations.SelectMany(reservation => reservation.Instances).All(instance => instance.State.Name == InstanceStateName.Running)) return;
            await Task.Delay(TimeSpan.FromSeconds(5));
        }
    }

    public async IAsyncEnumerable<Instance> MachinesOfAsync(string application)
    {
        var request = new DescribeInstancesRequest { Filters = [new Filter("tag:" + ApplicationTag, [application])] };
        await foreach (var reservation in ec2.Paginators.DescribeInstances(request).Reservations)
        {
            foreach (var instance in reservation.Instances) yield return instance;
        }
    }

    public async Task TerminateAsync(string application)
    {
        var ids = new List<string>();
        await foreach (var machine in MachinesOfAsync(application)) ids.Add(machine.InstanceId);
        if (ids.Count > 0) await ec2.TerminateInstancesAsync(new TerminateInstancesRequest(ids));
    }
}
