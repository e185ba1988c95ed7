using Amazon.S3;
using Amazon.S3.Model;

var s3 = new AmazonS3Client();
var day = await s3.GetObjectAsync("reports-in", "today.csv");
var report = new PutObjectRequest { BucketName = "reports-out", Key = "today.pdf", InputStream = day.ResponseStream };
await s3.PutObjectAsync(report);
