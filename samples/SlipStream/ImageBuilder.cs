using Amazon.EC2;
using Amazon.EC2.Model;
using IamAnalyzers;

namespace SlipStream;

/// <summary>Builds an image: starts a machine that runs a recipe, stops it when it is done and keeps its disk.</summary>
[IamFeature("Build image")]
public sealed class ImageBuilder(IAmazonEC2 ec2, Cloud cloud)
{
    public async Task<string> BuildAsync(string system, string name, string recipe)
    {
        // A key of its own, so that a builder that hangs can be looked into.
        var key = await ec2.CreateKeyPairAsync(new CreateKeyPairRequest { KeyName = "build-" + name });
        await File.WriteAllTextAsync(key.KeyPair.KeyName + ".pem", key.KeyPair.KeyMaterial);

        var machines = await cloud.StartAsync("build-" + name, system, machines: 1, key.KeyPair.KeyName, recipe);
        try
        {
            await cloud.WaitUntilRunningAsync(machines);
            await ec2.StopInstancesAsync(new StopInstancesRequest(machines));
            var image = await ec2.CreateImageAsync(new CreateImageRequest { InstanceId = machines[0], Name = name, Description = "Built by SlipStream" });
            await WaitUntilAvailableAsync(image.ImageId);
            return image.ImageId;
        }
        finally
        {
            await cloud.TerminateAsync("build-" + name);
            await cloud.DeleteKeyAsync(key.KeyPair.KeyName);
        }
    }

    private async Task WaitUntilAvailableAsync(string imageId)
    {
        while (true)
        {
            var response = await ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [imageId] });
            var image = response.Images.Single();
            if (image.State == ImageState.Available) return;
            if (image.State == ImageState.Failed) throw new InvalidOperationException($"{imageId}: {image.StateReason?.Message}");
            await Task.Delay(TimeSpan.FromSeconds(15));
        }
    }
}
