using Amazon.S3;
using Amazon.S3.Model;

namespace Warehouse.Stock;

/// <summary>Text files of one bucket, which each application names.</summary>
public sealed class Files(IAmazonS3 s3, string bucket)
{
    public async Task<string> ReadAsync(string name)
    {
        using var file = await s3.GetObjectAsync(bucket, name);
        using var reader = new StreamReader(file.ResponseStream);
        return await reader.ReadToEndAsync();
    }

    public Task WriteAsync(string name, string text)
        => s3.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = name, ContentBody = text });
}
