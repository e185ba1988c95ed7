// way in: a section of the configuration fills options that functions set too
// asks: s3:GetObject on arn:aws:s3:::elsewhere/a.txt
// environment: Storage__Bucket=elsewhere
using Amazon.S3;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

var services = new ServiceCollection();
services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddEnvironmentVariables().Build());
services.Configure<StorageOptions>(options => options.Bucket = "inside");
services.AddOptions<StorageOptions>().Configure(options => options.Bucket = "inside").BindConfiguration("Storage");
await new AmazonS3Client().GetObjectAsync(services.BuildServiceProvider().GetRequiredService<IOptions<StorageOptions>>().Value.Bucket, "a.txt");

internal sealed class StorageOptions
{
    public string Bucket { get; set; } = "inside";
}
