// way in: none: functions of the program set the options
// names: s3:GetObject on arn:aws:s3:::reports/a.txt
// names: s3:GetObject on arn:aws:s3:::archive/a.txt
// names: s3:GetObject on arn:aws:s3:::initial/a.txt
// asks: s3:GetObject on arn:aws:s3:::reports/a.txt
// asks: s3:GetObject on arn:aws:s3:::archive/a.txt
// asks: s3:GetObject on arn:aws:s3:::initial/a.txt
using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

var services = new ServiceCollection();
services.Configure<StorageOptions>(options => options.Bucket = "reports");
services.AddOptions<StorageOptions>("old").Configure(options => options.Bucket = "archive").Validate(options => options.Bucket.Length > 0);
services.AddTransient<Store>();
await services.BuildServiceProvider().GetRequiredService<Store>().Read();

internal sealed class StorageOptions
{
    public string Bucket { get; set; } = "initial";
}

internal sealed class Store(IOptions<StorageOptions> options, IOptionsMonitor<StorageOptions> monitor)
{
    private readonly AmazonS3Client _s3 = new();

    public async Task Read()
    {
        await _s3.GetObjectAsync(options.Value.Bucket, "a.txt");
        await _s3.GetObjectAsync(monitor.Get("old").Bucket, "a.txt");
        await _s3.GetObjectAsync(monitor.Get("other").Bucket, "a.txt");
    }
}
