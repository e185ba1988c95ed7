using System.Xml.Linq;

namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>Amazon S3, REST. Source: Service Authorization Reference, and "Required permissions for Amazon S3 API operations" of its User Guide.</summary>
internal static class S3Reader
{
    // A sub-resource names the action: with GET s3:Get..., with PUT s3:Put..., with DELETE as the third column says.
    private static readonly (string SubResource, string OfBucket, string OfObject)[] SubResources =
    [
        ("tagging", "BucketTagging", "ObjectTagging"), ("acl", "BucketAcl", "ObjectAcl"), ("policy", "BucketPolicy", ""),
        ("versioning", "BucketVersioning", ""), ("location", "BucketLocation", ""), ("lifecycle", "LifecycleConfiguration", ""),
        ("encryption", "EncryptionConfiguration", ""), ("cors", "BucketCORS", ""), ("website", "BucketWebsite", ""),
    ];

    // What a new object may be given beside its content.
    private static readonly (string Header, string Action)[] WithHeaders = [("x-amz-acl", "s3:PutObjectAcl"), ("x-amz-tagging", "s3:PutObjectTagging")];

    /// <summary>The bucket and the key of a request, each empty when it names none.</summary>
    public static (string Bucket, string Key) PlaceOf(WireRequest request)
    {
        var path = request.Path;
        var bucket = request.HostBucket.Length > 0 ? request.HostBucket : path.Split('/')[0];
        return (bucket, request.HostBucket.Length > 0 ? path : path[Math.Min(path.Length, bucket.Length + 1)..]);
    }

    public static IEnumerable<AskedFor> Read(WireRequest request)
    {
        var (bucket, key) = PlaceOf(request);
        if (bucket.Length == 0) return [new AskedFor("s3:ListAllMyBuckets", "*")];
        var (ofBucket, ofObject) = (WireArn.Bucket(bucket), WireArn.Bucket(bucket) + "/" + key);
        bool Has(string name) => request.Query.Any(pair => pair.Key == name);

        foreach (var (name, bucketPart, objectPart) in SubResources.Where(row => Has(row.SubResource)))
        {
            var verb = request.Method switch { "GET" => "Get", "DELETE" when name == "policy" || (name == "tagging" && key.Length > 0) => "Delete", _ => "Put" };
            return [key.Length > 0 ? new AskedFor($"s3:{verb}{objectPart}", ofObject) : new AskedFor($"s3:{verb}{bucketPart}", ofBucket)];
        }

        return (request.Method, key.Length > 0) switch
        {
            ("GET", false) when Has("uploads") => [new AskedFor("s3:ListBucketMultipartUploads", ofBucket)],
            ("GET", false) when Has("versions") => [new AskedFor("s3:ListBucketVersions", ofBucket)],
            ("GET" or "HEAD", false) => [new AskedFor("s3:ListBucket", ofBucket)],
            ("PUT", false) => [new AskedFor("s3:CreateBucket", ofBucket)],
            ("DELETE", false) => [new AskedFor("s3:DeleteBucket", ofBucket)],
            ("POST", false) when Has("delete") => [.. KeysToDelete(request).Select(one => new AskedFor("s3:DeleteObject", ofBucket + "/" + one))],
            ("GET" or "HEAD", true) => [new AskedFor(Has("versionId") ? "s3:GetObjectVersion" : "s3:GetObject", ofObject)],
            ("DELETE", true) when Has("uploadId") => [new AskedFor("s3:AbortMultipartUpload", ofObject)],
            ("DELETE", true) => [new AskedFor(Has("versionId") ? "s3:DeleteObjectVersion" : "s3:DeleteObject", ofObject)],
            ("PUT", true) when request.Headers.TryGetValue("x-amz-copy-source", out var source)
                => [new AskedFor("s3:GetObject", WireArn.Bucket(Uri.UnescapeDataString(source).TrimStart('/'))), new AskedFor("s3:PutObject", ofObject)],
            ("PUT" or "POST", true) => [new AskedFor("s3:PutObject", ofObject), .. WithHeaders.Where(row => request.Headers.ContainsKey(row.Header)).Select(row => new AskedFor(row.Action, ofObject))],
            _ => throw new NotSupportedException($"No reading of {request.Method} {request.Uri}"),
        };
    }

    private static IEnumerable<string> KeysToDelete(WireRequest request)
        => XDocument.Parse(request.Body).Descendants().Where(static element => element.Name.LocalName == "Key").Select(static element => element.Value);
}
