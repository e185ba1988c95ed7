// way in: internal settable properties of a type that reaches a binder
// asks: sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:elsewhere
// environment: Orders__QueueUrl=https://sqs.us-east-1.amazonaws.com/123456789012/elsewhere
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddOptions<OrderOptions>().BindConfiguration("Orders");
builder.Services.AddSingleton<IAmazonSQS>(_ => new AmazonSQSClient());
builder.Services.AddHostedService<Sender>();
await builder.Build().RunAsync();

internal sealed class OrderOptions
{
    public string QueueUrl { get; set; } = "https://sqs.us-east-1.amazonaws.com/123456789012/inside";
}

internal sealed class Sender(IAmazonSQS sqs, IOptions<OrderOptions> options, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await sqs.SendMessageAsync(options.Value.QueueUrl, "text", stoppingToken);
        lifetime.StopApplication();
    }
}
