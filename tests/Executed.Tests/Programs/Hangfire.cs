// way in: expression tree that is kept and run later (Hangfire)
// asks: s3:DeleteObject on arn:aws:s3:::elsewhere/a.txt
// asks: s3:DeleteObject on arn:aws:s3:::inside/a.txt
// environment: JOB_BUCKET=elsewhere
using Amazon.S3;
using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.States;

GlobalConfiguration.Configuration.UseTypeResolver(name => typeof(Cleaning).Assembly.GetType(name.Split(',')[0]) ?? Type.GetType(name)!);
using var storage = new InMemoryStorage();
JobStorage.Current = storage;
var client = new BackgroundJobClient(storage);
client.Enqueue<Cleaning>(cleaning => cleaning.RunAsync("inside"));
client.Create(new Job(typeof(Cleaning), typeof(Cleaning).GetMethod("RunAsync")!, Environment.GetEnvironmentVariable("JOB_BUCKET")!), new EnqueuedState());
using (new BackgroundJobServer(new BackgroundJobServerOptions { WorkerCount = 1, ShutdownTimeout = TimeSpan.FromSeconds(1) }, storage))
{
    for (var i = 0; i < 200 && Cleaning.Done < 2; i++) await Task.Delay(50);
}

public sealed class Cleaning
{
    internal static int Done;

    public async Task RunAsync(string bucket)
    {
        await new AmazonS3Client().DeleteObjectAsync(bucket, "a.txt");
        Done++;
    }
}
