// way in: Lambda, a handler that only its name in a template calls
// calls: Function.HandleAsync elsewhere
// asks: s3:GetObject on arn:aws:s3:::elsewhere/a.txt
using System.IO;
using Amazon.S3;

await new Function().HandleAsync(new MemoryStream("inside"u8.ToArray()));

public sealed class Function
{
    private readonly AmazonS3Client _s3 = new();

    public async Task HandleAsync(Stream input)
    {
        using var reader = new StreamReader(input);
        await ReadAsync(await reader.ReadToEndAsync());
    }

    internal Task ReadAsync(string bucket) => _s3.GetObjectAsync(bucket, "a.txt");
}
