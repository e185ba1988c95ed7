// way in: Lambda, an event that a serializer makes
// calls: Function.Handle {"Bucket":"elsewhere"}
// asks: s3:DeleteObject on arn:aws:s3:::elsewhere/a.txt
using System.IO;
using System.Text.Json;
using Amazon.S3;

await Function.RunAsync(new Event { Bucket = "inside" });

internal sealed class Event
{
    public string Bucket { get; init; } = "";
}

public static class Function
{
    public static async Task Handle(Stream input) => await RunAsync((await JsonSerializer.DeserializeAsync<Event>(input))!);

    internal static Task RunAsync(Event message) => new AmazonS3Client().DeleteObjectAsync(message.Bucket, "a.txt");
}
