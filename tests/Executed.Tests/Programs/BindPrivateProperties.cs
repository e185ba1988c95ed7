// way in: a binder that is told to set private properties
// asks: s3:GetObject on arn:aws:s3:::elsewhere-full/a.txt
// environment: Store__Bucket=elsewhere
using Amazon.S3;
using Microsoft.Extensions.Configuration;

var store = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection("Store").Get<Store>(options => options.BindNonPublicProperties = true)!;
await new AmazonS3Client().GetObjectAsync(store.Full, "a.txt");

internal sealed class Store
{
    private string Bucket { get; set; } = "private";

    public string Full => Bucket + "-full";
}
