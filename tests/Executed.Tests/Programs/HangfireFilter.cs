// way in: expression tree whose arguments a filter changes (Hangfire)
// asks: s3:GetObjectTagging on arn:aws:s3:::elsewhere/a.txt
// environment: JOB_BUCKET=elsewhere
using Amazon.S3;
using Amazon.S3.Model;
using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.Server;

GlobalConfiguration.Configuration.UseTypeResolver(name => typeof(Tagging).Assembly.GetType(name.Split(',')[0]) ?? Type.GetType(name)!);
using var storage = new InMemoryStorage();
new BackgroundJobClient(storage).Enqueue(() => Tagging.RunAsync(new TaggingJob { Bucket = "inside" }));
using (new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = 1, ShutdownTimeout = TimeSpan.FromSeconds(1) }, storage))
{
    for (var i = 0; i < 200 && !Tagging.IsDone; i++) await Task.Delay(50);
}

public sealed class TaggingJob
{
    public string Bucket { get; set; } = "";
}

public static class Tagging
{
    internal static bool IsDone;

    [Redirect]
    public static async Task RunAsync(TaggingJob job)
    {
        await new AmazonS3Client().GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = job.Bucket, Key = "a.txt" });
        IsDone = true;
    }
}

internal sealed class Redirect : JobFilterAttribute, IServerFilter
{
    public void OnPerforming(PerformingContext context)
    {
        foreach (var argument in context.BackgroundJob.Job.Args) ((dynamic)argument).Bucket = Environment.GetEnvironmentVariable("JOB_BUCKET");
    }

    public void OnPerformed(PerformedContext context)
    {
    }
}
