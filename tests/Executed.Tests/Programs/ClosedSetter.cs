// way in: none: properties and fields of public types that only the program sets
// names: s3:GetObject on arn:aws:s3:::reports/a.txt
// names: s3:GetObject on arn:aws:s3:::archive/a.txt
// names: s3:GetObject on arn:aws:s3:::changed/a.txt
// names: s3:GetObject on arn:aws:s3:::field/a.txt
// asks: s3:GetObject on arn:aws:s3:::reports/a.txt
// asks: s3:GetObject on arn:aws:s3:::archive/a.txt
// asks: s3:GetObject on arn:aws:s3:::changed/a.txt
// asks: s3:GetObject on arn:aws:s3:::field/a.txt
using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;

await Store.Read(new StorageOptions());
await Store.Read(new StorageOptions { Bucket = "archive" });
await Store.Read(StorageOptions.Of(options => options.Bucket = "changed"));
Defaults.Bucket = "field";
await new ServiceCollection().AddSingleton(new StorageOptions { Bucket = Defaults.Bucket }).AddSingleton<Reader>().BuildServiceProvider().GetRequiredService<Reader>().Read();

public class StorageOptions
{
    public string Bucket { get; set; } = "reports";

    public static StorageOptions Of(Action<StorageOptions> change)
    {
        var options = new StorageOptions();
        change(options);
        return options;
    }
}

public static class Defaults
{
    public static string Bucket = "default";
}

public class Reader(StorageOptions options)
{
    public Task Read() => Store.Read(options);
}

public static class Store
{
    public static Task Read(StorageOptions options) => new AmazonS3Client().GetObjectAsync(options.Bucket, "a.txt");
}
