// way in: none: tests may see internal members
// names: s3:GetObject on arn:aws:s3:::inside/a.txt
// asks: s3:GetObject on arn:aws:s3:::inside/a.txt
using System.Runtime.CompilerServices;
using Amazon.S3;

[assembly: InternalsVisibleTo("App.Tests")]

await new Archive().Read("inside");

internal sealed class Archive
{
    internal Task Read(string bucket) => new AmazonS3Client().GetObjectAsync(bucket, "a.txt");
}
