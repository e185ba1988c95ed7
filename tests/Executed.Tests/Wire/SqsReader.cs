namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>Amazon SQS, JSON 1.0: the queue, by the end of its URL or by its name. A batch needs the action of one.</summary>
internal static class SqsReader
{
    public static IEnumerable<AskedFor> Read(WireRequest request)
    {
        var (operation, body) = (request.Target.Split('.')[1], request.Json);
        var action = "sqs:" + operation.Replace("Batch", "", StringComparison.Ordinal);
        if (body.TryGetProperty("QueueUrl", out var url)) return [new AskedFor(action, Queue(url.GetString()!.Split('/')[^1]))];
        return [new AskedFor(action, body.TryGetProperty("QueueName", out var name) ? Queue(name.GetString()!) : "*")];
    }

    private static string Queue(string name) => WireArn.Regional("sqs", "", name);
}
