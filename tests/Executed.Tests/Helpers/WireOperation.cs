using System.Text.RegularExpressions;

namespace IamAnalyzers.Executed.Tests.Helpers;

/// <summary>From a request on the wire to the operation that it asks for, by the published protocols.</summary>
internal static partial class WireOperation
{
    private static readonly Dictionary<string, string> Services = new()
    {
        ["DynamoDB_20120810"] = "dynamodb", ["AmazonSQS"] = "sqs", ["TrentService"] = "kms",
    };

    private static readonly (string SubResource, string OfBucket, string OfObject)[] SubResources =
    [
        ("acl", "BucketAcl", "ObjectAcl"), ("tagging", "BucketTagging", "ObjectTagging"), ("location", "BucketLocation", ""), ("policy", "BucketPolicy", ""), ("versioning", "BucketVersioning", ""),
    ];

    // Method and path of services with REST protocols.
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["oidc POST /client/register"] = "sso-oidc:RegisterClient", ["oidc POST /device_authorization"] = "sso-oidc:StartDeviceAuthorization", ["oidc POST /token"] = "sso-oidc:CreateToken",
        ["portal GET /federation/credentials"] = "sso:GetRoleCredentials", ["portal POST /logout"] = "sso:Logout",
    };

    /// <summary>Names the operation, <c>s3:PutObject</c>.</summary>
    public static string Of(HttpRequestMessage request, string body)
    {
        var uri = request.RequestUri!;
        if (request.Headers.TryGetValues("X-Amz-Target", out var targets) && targets.Single().Split('.') is [var api, var operation]) return Services[api] + ":" + operation;
        var host = uri.Host.Split('.');
        if (host[0] == "sts") return "sts:" + ActionOf().Match(body).Groups[1].Value;
        if (Paths.TryGetValue($"{host[0]} {request.Method.Method} {uri.AbsolutePath}", out var known)) return known;
        return host.Any(static label => label is "s3" || label.StartsWith("s3express", StringComparison.Ordinal)) ? "s3:" + S3(request, host) : throw new NotSupportedException("No reading of " + uri);
    }

    private static string S3(HttpRequestMessage request, string[] host)
    {
        var uri = request.RequestUri!;
        var query = uri.Query.TrimStart('?').Split('&').Select(static pair => pair.Split('=')[0]).ToArray();
        var path = uri.AbsolutePath.Trim('/');
        var isInHost = !host[0].StartsWith("s3", StringComparison.Ordinal);
        var (bucket, key) = isInHost ? (host[0], path) : (path.Split('/')[0], path.Contains('/', StringComparison.Ordinal) ? path.Split('/', 2)[1] : "");
        var isCopy = request.Headers.Contains("x-amz-copy-source");
        foreach (var (name, ofBucket, ofObject) in SubResources)
        {
            if (query.Contains(name)) return request.Method.Method[0] + request.Method.Method[1..].ToLowerInvariant() + (key.Length > 0 ? ofObject : ofBucket);
        }

        return (request.Method.Method, bucket.Length > 0, key.Length > 0) switch
        {
            ("GET", false, _) => "ListBuckets",
            ("GET", true, false) => query.Contains("uploads") ? "ListMultipartUploads" : query.Contains("versions") ? "ListObjectVersions" : query.Contains("session") ? "CreateSession" : query.Contains("list-type") ? "ListObjectsV2" : "ListObjects",
            ("HEAD", true, false) => "HeadBucket",
            ("PUT", true, false) => "CreateBucket",
            ("DELETE", true, false) => "DeleteBucket",
            ("POST", true, false) => "DeleteObjects",
            ("GET", _, true) => query.Contains("uploadId") ? "ListParts" : "GetObject",
            ("HEAD", _, true) => "HeadObject",
            ("PUT", _, true) => query.Contains("partNumber") ? (isCopy ? "UploadPartCopy" : "UploadPart") : isCopy ? "CopyObject" : "PutObject",
            ("POST", _, true) => query.Contains("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload",
            ("DELETE", _, true) => query.Contains("uploadId") ? "AbortMultipartUpload" : "DeleteObject",
            _ => throw new NotSupportedException($"No reading of {request.Method} {uri}"),
        };
    }

    [GeneratedRegex("(?:^|&)Action=([A-Za-z]+)")]
    private static partial Regex ActionOf();
}
