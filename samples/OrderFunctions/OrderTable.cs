using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace OrderFunctions;

/// <summary>The orders, which both functions use: one writes them, the other looks one up.</summary>
internal sealed class OrderTable(IAmazonDynamoDB dynamo)
{
    private const string Name = "orders";

    public Task AddAsync(string id, string invoice)
        => dynamo.PutItemAsync(new PutItemRequest { TableName = Name, Item = new() { ["Id"] = new(id), ["Invoice"] = new(invoice) } });

    public async Task<string> InvoiceOfAsync(string id)
    {
        var found = await dynamo.GetItemAsync(new GetItemRequest { TableName = Name, Key = new() { ["Id"] = new(id) } });
        return found.Item["Invoice"].S;
    }
}
