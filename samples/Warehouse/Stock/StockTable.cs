using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Warehouse.Stock;

/// <summary>How many of each article are there: the table <c>warehouse-stock</c>.</summary>
public sealed class StockTable(IAmazonDynamoDB dynamo)
{
    private const string Name = "warehouse-stock";

    /// <summary>Adds to an article.</summary>
    public Task AddAsync(string article, int count)
        => dynamo.UpdateItemAsync(new UpdateItemRequest
        {
            TableName = Name,
            Key = new() { ["Article"] = new(article) },
            UpdateExpression = "ADD Pieces :count",
            ExpressionAttributeValues = new() { [":count"] = new() { N = count.ToString() } },
        });

    /// <summary>All articles and how many are there.</summary>
    public async IAsyncEnumerable<(string Article, int Count)> AllAsync()
    {
        await foreach (var page in dynamo.Paginators.Scan(new ScanRequest { TableName = Name }).Responses)
        {
            foreach (var item in page.Items) yield return (item["Article"].S, int.Parse(item["Pieces"].N));
        }
    }

    /// <summary>Forgets an article. No application of this solution calls it.</summary>
    public Task RemoveAsync(string article)
        => dynamo.DeleteItemAsync(new DeleteItemRequest { TableName = Name, Key = new() { ["Article"] = new(article) } });
}
