// way in: a constructor that the container calls, with a context of the caller's
// asks: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/b-rows
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddSingleton<IDynamoDBContext>(_ => new DynamoDBContext(new AmazonDynamoDBClient(), new DynamoDBContextConfig { TableNamePrefix = "a-", DisableFetchingTableMetadata = true }));
services.AddSingleton<Store>();
await ActivatorUtilities.CreateInstance<Store>(services.BuildServiceProvider(), new DynamoDBContext(new AmazonDynamoDBClient(), new DynamoDBContextConfig { TableNamePrefix = "b-", DisableFetchingTableMetadata = true })).RunAsync();

internal sealed class Store(IDynamoDBContext context)
{
    public Task RunAsync() => context.LoadAsync<Row>("1");
}

[DynamoDBTable("rows")]
internal sealed class Row
{
    [DynamoDBHashKey]
    public string Id { get; set; } = "";
}
