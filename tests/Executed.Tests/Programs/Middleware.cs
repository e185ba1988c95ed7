// way in: convention, a type handed to another assembly
// GET /?bucket=elsewhere
// asks: s3:ListBucket on arn:aws:s3:::elsewhere
// environment: MIDDLEWARE_BUCKET=elsewhere
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

var app = WebApplication.CreateBuilder(args).Build();
app.UseMiddleware<ListingMiddleware>(Environment.GetEnvironmentVariable("MIDDLEWARE_BUCKET")!);
await new ListingMiddleware(_ => Task.CompletedTask, "inside").ListAsync();
await app.RunAsync();

internal sealed class ListingMiddleware
{
    private readonly RequestDelegate _next;
    private readonly string _bucket;

    public ListingMiddleware(RequestDelegate next, string bucket)
    {
        _next = next;
        _bucket = bucket;
    }

    public async Task InvokeAsync(HttpContext context)
    {
        await ListAsync();
        await context.Response.WriteAsync("done");
    }

    internal Task ListAsync() => new AmazonS3Client().ListObjectsV2Async(new ListObjectsV2Request { BucketName = _bucket });
}
