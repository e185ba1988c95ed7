using System.IO.Compression;
using System.Text;
using IamAnalyzers.Tool.Observed;

namespace IamAnalyzers.Tool.Tests.Observed;

/// <summary>Events and files of events, made for tests.</summary>
internal static class Trails
{
    public const string Role = "arn:aws:iam::123456789012:role/Orders";

    private static int _number;

    /// <summary>Makes an event of the role.</summary>
    /// <param name="call">The source without its end and the name, such as <c>s3 GetObject</c>.</param>
    public static string Event(string call, string error = "", string message = "", string invokedBy = "", string category = "Management", string id = "", string type = "AwsApiCall", string time = "2026-11-02T10:00:00Z", string role = Role)
    {
        var (source, name) = (call.Split(' ')[0], call.Split(' ')[1]);
        var number = Interlocked.Increment(ref _number);
        var by = invokedBy.Length > 0 ? $",\"invokedBy\":\"{invokedBy}\"" : "";
        var failure = error.Length > 0 ? $",\"errorCode\":\"{error}\",\"errorMessage\":\"{message}\"" : "";
        var eventId = id.Length > 0 ? id : $"id-{number}";
        return $$$"""
            {"eventVersion":"1.10","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::123456789012:assumed-role/Orders/i-1","sessionContext":{"sessionIssuer":{"type":"Role","arn":"{{{role}}}"}}{{{by}}}},"eventTime":"{{{time}}}","eventSource":"{{{source}}}.amazonaws.com","eventName":"{{{name}}}","eventID":"{{{eventId}}}","eventType":"{{{type}}}","eventCategory":"{{{category}}}"{{{failure}}}}
            """;
    }

    public static string File(params IEnumerable<string> events) => $"{{\"Records\":[{string.Join(',', events)}]}}";

    public static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public static IReadOnlyList<TrailEvent> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static IReadOnlyList<TrailEvent> Read(byte[] text)
    {
        using var stream = new MemoryStream(text);
        return [.. new TrailReader().Read(stream, "test.json", CancellationToken.None)];
    }
}
