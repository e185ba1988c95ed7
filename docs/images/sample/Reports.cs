using Amazon.S3;

public sealed class Reports(IAmazonS3 s3)
{
    public Task ReadAsync(string day) => s3.GetObjectAsync("reports", $"daily/{day}");

    public Task DropAsync(string day) => s3.DeleteObjectAsync("reports", $"daily/{day}");
}
