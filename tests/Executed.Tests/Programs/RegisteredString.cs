// way in: a value of the container, by its type
// asks: s3:GetBucketTagging on arn:aws:s3:::elsewhere
// environment: CONTAINER_NAME=elsewhere
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddSingleton(new Names("inside"));
services.AddSingleton(_ => new Names(Environment.GetEnvironmentVariable("CONTAINER_NAME")!));
services.AddTransient<Reader>();
await services.BuildServiceProvider().GetRequiredService<Reader>().RunAsync();

internal sealed record Names(string Bucket);

internal sealed class Reader(Names names)
{
    internal Task RunAsync() => new AmazonS3Client().GetBucketTaggingAsync(new GetBucketTaggingRequest { BucketName = names.Bucket });
}
