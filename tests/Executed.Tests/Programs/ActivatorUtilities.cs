// way in: a constructor that the container calls
// asks: s3:GetBucketVersioning on arn:aws:s3:::elsewhere
// environment: CONTAINER_BUCKET=elsewhere
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.DependencyInjection;

var provider = new ServiceCollection().AddSingleton<IAmazonS3>(_ => new AmazonS3Client()).BuildServiceProvider();
await new Reader(provider.GetRequiredService<IAmazonS3>(), "inside").RunAsync();
await ActivatorUtilities.CreateInstance<Reader>(provider, Environment.GetEnvironmentVariable("CONTAINER_BUCKET")!).RunAsync();

internal sealed class Reader(IAmazonS3 s3, string bucket)
{
    internal Task RunAsync() => s3.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = bucket });
}
