// way in: none: a class beside a Lambda handler, whose public method takes a text
// calls: Function.HandleAsync elsewhere
// names: s3:GetObject on arn:aws:s3:::inside/a.txt
// asks: s3:GetObject on arn:aws:s3:::inside/a.txt
using System.IO;
using Amazon.S3;

await new Function().HandleAsync(new MemoryStream("inside"u8.ToArray()));

public sealed class Function
{
    public async Task HandleAsync(Stream input)
    {
        using var reader = new StreamReader(input);
        Console.WriteLine(await reader.ReadToEndAsync());
        await new Archive().Read("inside");
    }
}

public sealed class Archive
{
    public Task Read(string bucket) => new AmazonS3Client().GetObjectAsync(bucket, "a.txt");
}
