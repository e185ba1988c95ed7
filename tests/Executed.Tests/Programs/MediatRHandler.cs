// way in: interface from outside, found by a scan (MediatR)
// asks: dynamodb:PutItem on arn:aws:dynamodb:us-east-1:123456789012:table/elsewhere
// environment: MEDIATOR_TABLE=elsewhere
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using MediatR;

var handlers = typeof(Save).Assembly.GetTypes().Where(type => type.Name == "SaveHandler").ToArray();
var mediator = new Mediator(wanted => wanted.IsAssignableFrom(handlers[0]) ? Activator.CreateInstance(handlers[0])! : Array.CreateInstance(wanted.GetGenericArguments()[0], 0));
await new SaveHandler().Handle(new Save { Table = "inside" }, default);
await mediator.Send(new Save { Table = Environment.GetEnvironmentVariable("MEDIATOR_TABLE")! });

internal sealed class Save : IRequest
{
    internal string Table { get; init; } = "inside-too";
}

internal sealed class SaveHandler : IRequestHandler<Save>
{
    public async Task<Unit> Handle(Save request, CancellationToken cancellationToken)
    {
        await new AmazonDynamoDBClient().PutItemAsync(new PutItemRequest { TableName = request.Table, Item = new() { ["id"] = new("1") } }, cancellationToken);
        return Unit.Value;
    }
}
