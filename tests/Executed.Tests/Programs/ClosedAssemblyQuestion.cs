// way in: none: the program asks its assembly for its version
// names: s3:GetObject on arn:aws:s3:::inside/a.txt
// asks: s3:GetObject on arn:aws:s3:::inside/a.txt
using System.Reflection;
using Amazon.S3;

Console.WriteLine(typeof(Store).Name + typeof(Store).Assembly.GetName().Version);
Console.WriteLine(typeof(Store).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
await new Store().Read("inside");

public class Store
{
    public Task Read(string bucket) => new AmazonS3Client().GetObjectAsync(bucket, "a.txt");
}
