// way in: none: lambdas that run here, and no expression trees
// names: s3:GetObject on arn:aws:s3:::inside/a.txt
// asks: s3:GetObject on arn:aws:s3:::inside/a.txt
using Amazon.S3;

var jobs = new List<Func<Archive, Task>> { archive => archive.Read("inside") };
foreach (var job in jobs) await job(new Archive());

public sealed class Archive
{
    public Task Read(string bucket) => new AmazonS3Client().GetObjectAsync(bucket, "a.txt");
}
