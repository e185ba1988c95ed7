using System.Security;
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
        return request.Service == "s3" ? OfS3(request) : "<Response><requestId>1</requestId></Response>";
    }

    // A listing has one object below its prefix.
    private static string OfS3(WireRequest request)
    {
        var (bucket, key) = S3Reader.PlaceOf(request);
        string? Asked(string name) => request.Query.Where(pair => pair.Key == name).Select(static pair => pair.Value).FirstOrDefault();
        if (request.Method == "POST" && Asked("uploads") is not null) return $"<InitiateMultipartUploadResult><Bucket>{bucket}</Bucket><Key>{key}</Key><UploadId>1</UploadId></InitiateMultipartUploadResult>";
        if (request.Method != "GET" || key.Length > 0 || Asked("prefix") is not { } prefix) return "";
        var listed = SecurityElement.Escape(prefix + "one.txt");
        return Asked("versions") is not null
            ? $"<ListVersionsResult><Name>{bucket}</Name><IsTruncated>false</IsTruncated><Version><Key>{listed}</Key><VersionId>1</VersionId></Version></ListVersionsResult>"
            : $"<ListBucketResult><Name>{bucket}</Name><IsTruncated>false</IsTruncated><Contents><Key>{listed}</Key><Size>1</Size></Contents></ListBucketResult>";
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
