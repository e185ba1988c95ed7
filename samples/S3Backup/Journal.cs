using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace S3Backup;

public sealed record Backup(string Id, string Folder, int Files, byte[] WrappedKey);

/// <summary>The list of backups: one item each in a DynamoDB table, with the machine's name and the backup's id as its key.</summary>
internal sealed class Journal(IAmazonDynamoDB dynamoDb, string table)
{
    private readonly string _machine = Environment.MachineName;

    public Task AddAsync(Backup backup) => dynamoDb.PutItemAsync(table, new Dictionary<string, AttributeValue>(Key(backup.Id))
    {
        ["Folder"] = new(backup.Folder),
        ["Files"] = new() { N = backup.Files.ToString() },
        ["WrappedKey"] = new() { B = new MemoryStream(backup.WrappedKey) },
    });

    public async Task<Backup> FindAsync(string id)
    {
        var response = await dynamoDb.GetItemAsync(table, Key(id));
        return response.IsItemSet ? Read(response.Item) : throw new ArgumentException($"There is no backup {id}.", nameof(id));
    }

    public async IAsyncEnumerable<Backup> AllAsync()
    {
        var request = new QueryRequest
        {
            TableName = table,
            KeyConditionExpression = "Machine = :machine",
            ExpressionAttributeValues = new() { [":machine"] = new(_machine) },
        };
        await foreach (var page in dynamoDb.Paginators.Query(request).Responses)
        {
            foreach (var item in page.Items) yield return Read(item);
        }
    }

    public Task RemoveAsync(string id) => dynamoDb.DeleteItemAsync(table, Key(id));

    private Dictionary<string, AttributeValue> Key(string id) => new() { ["Machine"] = new(_machine), ["Id"] = new(id) };

    private static Backup Read(Dictionary<string, AttributeValue> item)
        => new(item["Id"].S, item["Folder"].S, int.Parse(item["Files"].N), item["WrappedKey"].B.ToArray());
}
