// way in: none: a public class beside a hosted service, which calls it
// names: ec2:DeleteVolume on arn:aws:ec2:us-east-1:123456789012:volume/vol-0aaaaaaaaaaaaaaa0
// asks: ec2:DeleteVolume on arn:aws:ec2:us-east-1:123456789012:volume/vol-0aaaaaaaaaaaaaaa0
using Amazon.EC2;
using Amazon.EC2.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using var host = Microsoft.Extensions.Hosting.Host.CreateDefaultBuilder().ConfigureServices(services => services.AddSingleton<Volumes>().AddHostedService<Cleaning>()).Build();
await host.StartAsync();
for (var i = 0; i < 200 && Volumes.Done < 1; i++) await Task.Delay(50);
await host.StopAsync();

public sealed class Cleaning(Volumes volumes) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => volumes.Remove("vol-0aaaaaaaaaaaaaaa0");
}

public class Volumes
{
    internal static int Done;

    public async Task Remove(string id)
    {
        await new AmazonEC2Client().DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = id });
        Done++;
    }
}
