// way in: none: versions that are empty or missing, and one that is there
// environment: VERSION=3
// names: s3:GetObject on arn:aws:s3:::reports/a.txt
// names: s3:DeleteObject on arn:aws:s3:::reports/b.txt
// names: s3:GetObjectVersion on arn:aws:s3:::reports/c.txt
// names: s3:GetObject on arn:aws:s3:::reports/d.txt
// names: s3:GetObject on arn:aws:s3:::reports/e.txt
// asks: s3:GetObject on arn:aws:s3:::reports/a.txt
// asks: s3:DeleteObject on arn:aws:s3:::reports/b.txt
// asks: s3:GetObjectVersion on arn:aws:s3:::reports/c.txt
// asks: s3:GetObject on arn:aws:s3:::reports/d.txt
// asks: s3:GetObject on arn:aws:s3:::reports/e.txt
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Hosting;

var s3 = new AmazonS3Client();
var configuration = Host.CreateApplicationBuilder().Configuration;
var missing = configuration["MissingVersion"]!;
await s3.GetObjectAsync("reports", "a.txt", missing);
await s3.DeleteObjectAsync(new DeleteObjectRequest { BucketName = "reports", Key = "b.txt", VersionId = Environment.GetEnvironmentVariable("MISSING_VERSION")! });
await s3.GetObjectAsync("reports", "c.txt", Environment.GetEnvironmentVariable("VERSION") ?? throw new InvalidOperationException());
await s3.CopyObjectAsync(new CopyObjectRequest { SourceBucket = "reports", SourceKey = "d.txt", SourceVersionId = configuration["MissingVersion"] ?? "", DestinationBucket = "archive", DestinationKey = "d.txt" });
await s3.CopyObjectAsync(new CopyObjectRequest { SourceBucket = "reports", SourceKey = "e.txt", SourceVersionId = $"{configuration["MissingVersion"]}", DestinationBucket = "archive", DestinationKey = "e.txt" });
