// way in: method handed on as a delegate
// GET /files/elsewhere
// asks: s3:GetObject on arn:aws:s3:::elsewhere/a.txt
using Amazon.S3;
using Microsoft.AspNetCore.Builder;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
await Files.Get("inside");
app.MapGet("/files/{bucket}", Files.Get);
await app.RunAsync();

internal static class Files
{
    private static readonly AmazonS3Client s_s3 = new();

    internal static async Task<string> Get(string bucket)
    {
        await s_s3.GetObjectAsync(bucket, "a.txt");
        return bucket;
    }
}
