// way in: none: keys and buckets that listings and uploads answer with
// names: s3:DeleteObject on arn:aws:s3:::reports/in/one.txt
// names: s3:GetObject on arn:aws:s3:::reports/pages/one.txt
// names: s3:PutObject on arn:aws:s3:::exports/a.bin
// asks: s3:DeleteObject on arn:aws:s3:::reports/in/one.txt
// asks: s3:GetObject on arn:aws:s3:::reports/pages/one.txt
// asks: s3:DeleteObjectVersion on arn:aws:s3:::reports/old versions/one.txt
// asks: s3:PutObject on arn:aws:s3:::exports/a.bin
using System.IO;
using Amazon.S3;
using Amazon.S3.Model;

var s3 = new AmazonS3Client();
var listed = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "reports", Prefix = "in/" });
foreach (var one in listed.S3Objects.Where(static one => one.Size > 0)) await s3.DeleteObjectAsync(one.BucketName, one.Key);
await foreach (var one in s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = "reports", Prefix = "pages/" }).S3Objects) await s3.GetObjectAsync(one.BucketName, one.Key);
var versions = await s3.ListVersionsAsync("reports", "old versions/");
await Task.WhenAll(versions.Versions.Select(one => s3.DeleteObjectAsync(versions.Name, one.Key, one.VersionId)));
var upload = await s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = "exports", Key = "a.bin" });
await s3.UploadPartAsync(new UploadPartRequest { BucketName = upload.BucketName, Key = upload.Key, UploadId = upload.UploadId, PartNumber = 1, InputStream = new MemoryStream([1]) });
