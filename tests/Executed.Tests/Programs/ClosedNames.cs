// way in: none: a public class whose name is no convention
// names: s3:GetObject on arn:aws:s3:::inside/a.txt
// asks: s3:GetObject on arn:aws:s3:::inside/a.txt
using Amazon.S3;

await new ReportWriter().WriteAsync("inside");

public class ReportWriter
{
    public Task WriteAsync(string bucket) => new AmazonS3Client().GetObjectAsync(bucket, "a.txt");
}
