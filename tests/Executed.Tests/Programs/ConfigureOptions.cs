// way in: interface from outside the program changes options
// asks: sqs:DeleteQueue on arn:aws:sqs:us-east-1:123456789012:elsewhere
// environment: OPTIONS_QUEUE=elsewhere
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

var services = new ServiceCollection();
services.Configure<QueueOptions>(options => options.Name = "inside");
services.AddSingleton<IPostConfigureOptions<QueueOptions>, Late>();
services.AddSingleton<Remover>();
await services.BuildServiceProvider().GetRequiredService<Remover>().RunAsync();

internal sealed class QueueOptions
{
    internal string Name { get; set; } = "";
}

internal sealed class Late : IPostConfigureOptions<QueueOptions>
{
    public void PostConfigure(string? name, QueueOptions options) => options.Name = Environment.GetEnvironmentVariable("OPTIONS_QUEUE") ?? options.Name;
}

internal sealed class Remover(IOptionsMonitor<QueueOptions> options)
{
    internal Task RunAsync() => new AmazonSQSClient().DeleteQueueAsync(new DeleteQueueRequest { QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/" + options.CurrentValue.Name });
}
