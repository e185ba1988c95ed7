// way in: none: a property that only the constructor sets, of a public type
// names: s3:GetObject on arn:aws:s3:::inside/a.txt
// asks: s3:GetObject on arn:aws:s3:::inside/a.txt
using Amazon.S3;

await new Archive("inside").Read();

public sealed class Archive(string bucket)
{
    public string Bucket { get; } = bucket;

    public Task Read() => new AmazonS3Client().GetObjectAsync(Bucket, "a.txt");
}
