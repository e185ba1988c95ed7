// way in: interface from outside changes the request (MediatR)
// asks: dynamodb:UpdateItem on arn:aws:dynamodb:us-east-1:123456789012:table/elsewhere
// environment: BEHAVIOR_TABLE=elsewhere
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddTransient<ServiceFactory>(provider => wanted => provider.GetService(wanted)!);
services.AddTransient<IMediator, Mediator>();
services.AddTransient<IRequestHandler<Touch, Unit>, TouchHandler>();
services.AddTransient<IPipelineBehavior<Touch, Unit>, Redirect>();
await services.BuildServiceProvider().GetRequiredService<IMediator>().Send(new Touch { Table = "inside" });

internal sealed class Touch : IRequest
{
    internal string Table { get; set; } = "";
}

internal sealed class TouchHandler : IRequestHandler<Touch>
{
    public async Task<Unit> Handle(Touch request, CancellationToken cancellationToken)
    {
        await new AmazonDynamoDBClient().UpdateItemAsync(new UpdateItemRequest { TableName = request.Table, Key = new() { ["id"] = new("1") } }, cancellationToken);
        return Unit.Value;
    }
}

internal sealed class Redirect : IPipelineBehavior<Touch, Unit>
{
    public Task<Unit> Handle(Touch request, CancellationToken cancellationToken, RequestHandlerDelegate<Unit> next)
    {
        request.Table = Environment.GetEnvironmentVariable("BEHAVIOR_TABLE")!;
        return next();
    }
}
