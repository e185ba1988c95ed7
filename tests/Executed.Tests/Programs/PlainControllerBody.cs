// way in: a type that is found by its name, with an object that the framework fills
// GET /Volumes/Remove?id=vol-0123456789abcdef0
// asks: ec2:DeleteVolume on arn:aws:ec2:us-east-1:123456789012:volume/vol-0123456789abcdef0
using Amazon.EC2;
using Amazon.EC2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers().AddApplicationPart(typeof(VolumesController).Assembly);
var app = builder.Build();
app.MapControllerRoute("default", "{controller}/{action}");
await new VolumesController().Remove(new Volume { Id = "vol-0aaaaaaaaaaaaaaa0" });
await app.RunAsync();

public class Volume
{
    public string Id { get; set; } = "vol-0bbbbbbbbbbbbbbb0";
}

public class VolumesController
{
    public async Task<string> Remove(Volume volume)
    {
        await new AmazonEC2Client().DeleteVolumeAsync(new DeleteVolumeRequest { VolumeId = volume.Id });
        return volume.Id;
    }
}
