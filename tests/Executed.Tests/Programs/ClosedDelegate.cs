// way in: none: another method is handed on as a delegate
// names: s3:GetObject on arn:aws:s3:::inside/a.txt
// asks: s3:GetObject on arn:aws:s3:::inside/a.txt
// asks: s3:DeleteObject on arn:aws:s3:::elsewhere/a.txt
// GET /clean?bucket=elsewhere
using Amazon.S3;
using Microsoft.AspNetCore.Builder;

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/clean", Store.Clean);
await Store.Read("inside");
await app.RunAsync();

public static class Store
{
    public static async Task<string> Clean(string bucket)
    {
        await new AmazonS3Client().DeleteObjectAsync(bucket, "a.txt");
        return bucket;
    }

    public static Task Read(string bucket) => new AmazonS3Client().GetObjectAsync(bucket, "a.txt");
}
