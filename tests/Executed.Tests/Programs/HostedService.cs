// way in: hosted service, created by the container
// asks: kms:DescribeKey on arn:aws:kms:us-east-1:123456789012:key/3f2b8c1e-77aa-4d0c-9e1b-000000000002
// environment: WORKER_KEY=3f2b8c1e-77aa-4d0c-9e1b-000000000002
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(new KeyName(Environment.GetEnvironmentVariable("WORKER_KEY")!));
builder.Services.AddHostedService<KeyWorker>();
var host = builder.Build();
await host.StartAsync();
await host.StopAsync();
await new KeyWorker(new KeyName("3f2b8c1e-77aa-4d0c-9e1b-000000000001")).StartAsync(default);

internal sealed record KeyName(string Id);

internal sealed class KeyWorker(KeyName key) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => new AmazonKeyManagementServiceClient().DescribeKeyAsync(new DescribeKeyRequest { KeyId = key.Id }, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
