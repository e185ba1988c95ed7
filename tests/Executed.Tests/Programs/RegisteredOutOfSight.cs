// way in: a context that a program registers for a type which its code does not show
// asks: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/b-rows
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddSingleton<IDynamoDBContext>(_ => new DynamoDBContext(new AmazonDynamoDBClient(), new DynamoDBContextConfig { TableNamePrefix = "a-", DisableFetchingTableMetadata = true }));
foreach (var type in typeof(Row).Assembly.GetTypes().Where(static type => type.Name == "Repository").Select(static type => type.GetConstructors().Single().GetParameters().Single().ParameterType))
{
    services.AddSingleton(type, _ => new DynamoDBContext(new AmazonDynamoDBClient(), new DynamoDBContextConfig { TableNamePrefix = "b-", DisableFetchingTableMetadata = true }));
}

await new Repository(services.BuildServiceProvider().GetRequiredService<IDynamoDBContext>()).LoadAsync();

[DynamoDBTable("rows")]
internal sealed class Row
{
    [DynamoDBHashKey]
    public string Id { get; set; } = "";
}

internal sealed class Repository(IDynamoDBContext context)
{
    public Task LoadAsync() => context.LoadAsync<Row>("1");
}
