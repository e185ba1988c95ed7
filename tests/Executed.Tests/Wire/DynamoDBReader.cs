using System.Text.Json;

namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>Amazon DynamoDB, JSON 1.0: the table, the index where a query names one, and each table of a batch or transaction.</summary>
internal static class DynamoDBReader
{
    private static readonly Dictionary<string, string> InTransactions = new()
    {
        ["Put"] = "dynamodb:PutItem", ["Update"] = "dynamodb:UpdateItem", ["Delete"] = "dynamodb:DeleteItem", ["Get"] = "dynamodb:GetItem", ["ConditionCheck"] = "dynamodb:ConditionCheckItem",
    };

    public static IEnumerable<AskedFor> Read(WireRequest request)
    {
        var (operation, body) = (request.Target.Split('.')[1], request.Json);
        var action = "dynamodb:" + operation;
        if (body.TryGetProperty("RequestItems", out var items)) return items.EnumerateObject().Select(table => new AskedFor(action, Table(table.Name)));
        if (body.TryGetProperty("TransactItems", out var writes)) return writes.EnumerateArray().SelectMany(static item => item.EnumerateObject()).Select(Part);
        if (!body.TryGetProperty("TableName", out var name)) return [new AskedFor(action, "*")];
        return [new AskedFor(action, Table(name.GetString()!) + (body.TryGetProperty("IndexName", out var index) ? "/index/" + index.GetString() : ""))];
    }

    private static AskedFor Part(JsonProperty part) => new(InTransactions[part.Name], Table(part.Value.GetProperty("TableName").GetString()!));

    private static string Table(string name) => WireArn.Regional("dynamodb", "table/", name);
}
