using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Options;

namespace PhotoShare;

/// <summary>Keeps photos in S3.</summary>
public sealed class PhotoStore(IAmazonS3 s3, IOptions<PhotoOptions> options)
{
    public async Task<Stream> OpenAsync(string id, CancellationToken stop)
        => (await s3.GetObjectAsync(options.Value.Bucket, KeyOf(id), stop)).ResponseStream;

    public Task SaveAsync(string id, Stream photo, CancellationToken stop)
        => s3.PutObjectAsync(new PutObjectRequest { BucketName = options.Value.Bucket, Key = KeyOf(id), InputStream = photo, ContentType = "image/jpeg" }, stop);

    public Task RemoveAsync(string id, CancellationToken stop)
        => s3.DeleteObjectAsync(options.Value.Bucket, KeyOf(id), stop);

    private static string KeyOf(string id) => "originals/" + id + ".jpg";
}
