// way in: interface from outside, registered by its type (MassTransit)
// asks: s3:GetObject on arn:aws:s3:::elsewhere/a.txt
// environment: MESSAGE_BUCKET=elsewhere
using Amazon.S3;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop;

using var host = Host.CreateDefaultBuilder()
    .ConfigureServices(services => services.AddMassTransit(bus =>
    {
        bus.AddConsumer<ArchiveConsumer>();
        bus.UsingInMemory((context, transport) => transport.ConfigureEndpoints(context));
    }))
    .Build();
await host.StartAsync();
await host.Services.GetRequiredService<IBus>().Publish(new Archive { Bucket = Environment.GetEnvironmentVariable("MESSAGE_BUCKET")! });
for (var i = 0; i < 200 && ArchiveConsumer.Done < 1; i++) await Task.Delay(50);
await host.StopAsync();

namespace Shop
{
    public sealed record Archive
    {
        public string Bucket { get; init; } = "inside";
    }

    public sealed class ArchiveConsumer : IConsumer<Archive>
    {
        internal static int Done;

        public async Task Consume(ConsumeContext<Archive> context)
        {
            await new AmazonS3Client().GetObjectAsync(context.Message.Bucket, "a.txt");
            Done++;
        }
    }
}
