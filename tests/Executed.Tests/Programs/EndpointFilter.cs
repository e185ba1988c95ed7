// way in: interface from outside the program
// GET /queues/any
// asks: sqs:PurgeQueue on arn:aws:sqs:us-east-1:123456789012:elsewhere
// environment: FILTER_QUEUE=elsewhere
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/queues/{name}", (string name) => Queues.PurgeAsync(new PurgeQueueRequest { QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/inside" })).AddEndpointFilter<Renaming>();
await app.RunAsync();

internal static class Queues
{
    internal static string? Other;

    internal static Task PurgeAsync(PurgeQueueRequest request)
    {
        if (Other is not null) request.QueueUrl = request.QueueUrl.Replace("inside", Other);
        return new AmazonSQSClient().PurgeQueueAsync(request);
    }
}

internal sealed class Renaming : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Queues.Other = Environment.GetEnvironmentVariable("FILTER_QUEUE");
        return next(context);
    }
}
