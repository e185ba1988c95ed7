// way in: keyed services and decorators
// asks: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/second
// asks: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/first-elsewhere
// environment: KEYED_SUFFIX=elsewhere
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddKeyedSingleton<ITable>("first", (_, _) => new Suffixed(new Table("first"), Environment.GetEnvironmentVariable("KEYED_SUFFIX")!));
services.AddKeyedSingleton<ITable>("second", (_, _) => new Table("second"));
var provider = services.BuildServiceProvider();
foreach (var key in new[] { "first", "second" })
{
    var table = provider.GetRequiredKeyedService<ITable>(key);
    await new AmazonDynamoDBClient().GetItemAsync(new GetItemRequest { TableName = table.Name, Key = new() { ["id"] = new("1") } });
}

internal interface ITable
{
    string Name { get; }
}

internal sealed class Table(string name) : ITable
{
    public string Name => name;
}

internal sealed class Suffixed(ITable inner, string suffix) : ITable
{
    public string Name => inner.Name + "-" + suffix;
}
