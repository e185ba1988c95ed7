using Amazon;
using Amazon.EC2;
using SlipStream;

// Deploys applications to EC2, and builds the images that they start from.
//
//   slipstream regions
//   slipstream deploy <application> <system> <machines> <public key file>
//   slipstream status <application>
//   slipstream terminate <application>
//   slipstream build-image <system> <image name> <recipe file>
using var ec2 = new AmazonEC2Client(RegionEndpoint.EUWest1);
var cloud = new Cloud(ec2);

switch (args)
{
    case ["regions"]:
        foreach (var region in await cloud.ListRegionsAsync()) Console.WriteLine(region);
        return 0;

    case ["deploy", var application, var system, var machines, var keyFile]:
        await cloud.ImportKeyAsync(application, await File.ReadAllTextAsync(keyFile));
        var started = await cloud.StartAsync(application, system, int.Parse(machines), application);
        await cloud.WaitUntilRunningAsync(started);
        Console.WriteLine($"{application} runs on {string.Join(", ", started)}");
        return 0;

    case ["status", var application]:
        await foreach (var machine in cloud.MachinesOfAsync(application))
        {
            Console.WriteLine($"{machine.InstanceId} {machine.State.Name} {machine.PublicDnsName}");
        }

        return 0;

    case ["terminate", var application]:
        await cloud.TerminateAsync(application);
        await cloud.DeleteKeyAsync(application);
        return 0;

    case ["build-image", var system, var name, var recipeFile]:
        var recipe = await File.ReadAllTextAsync(recipeFile);
        Console.WriteLine(await new ImageBuilder(ec2, cloud).BuildAsync(system, name, recipe));
        return 0;

    default:
        Console.Error.WriteLine("usage: slipstream regions | deploy | status | terminate | build-image");
        return 2;
}
