using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IamAnalyzers.Executed.Tests.Wire;

namespace IamAnalyzers.Executed.Tests.Running;

/// <summary>What AWS answers: nothing but what the SDK cannot do without.</summary>
internal static class Answers
{
    public static string To(WireRequest request)
    {
        if (request.Target.EndsWith(".SendMessage", StringComparison.Ordinal)) return SentMessage(request);
        if (request.Target.EndsWith(".CreateQueue", StringComparison.Ordinal) || request.Target.EndsWith(".GetQueueUrl", StringComparison.Ordinal)) return QueueUrl(request);
        if (request.IsJson) return "{}";
        return request.Service == "s3" ? "" : "<Response><requestId>1</requestId></Response>";
    }

    private static string QueueUrl(WireRequest request)
        => JsonSerializer.Serialize(new { QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/" + request.Json.GetProperty("QueueName").GetString() });

    // The SDK compares the digest with what it sent; SQS has no other.
#pragma warning disable CA5351
    private static string SentMessage(WireRequest request)
    {
        var text = request.Json.GetProperty("MessageBody").GetString()!;
        return JsonSerializer.Serialize(new { MD5OfMessageBody = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text))) });
    }
#pragma warning restore CA5351
}
