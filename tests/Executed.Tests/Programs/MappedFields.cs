// way in: fields and properties without a setter that a database fills (EF Core)
// asks: s3:GetObject on arn:aws:s3:::elsewhere/a.txt
// asks: s3:ListBucket on arn:aws:s3:::elsewhere-place
// environment: MAPPED_BUCKET=elsewhere
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.EntityFrameworkCore;

await using (var database = new Orders())
{
    var added = database.Add(new Order());
    added.Property("_bucket").CurrentValue = Environment.GetEnvironmentVariable("MAPPED_BUCKET");
    added.Property("Place").CurrentValue = Environment.GetEnvironmentVariable("MAPPED_BUCKET") + "-place";
    await database.SaveChangesAsync();
}

await using (var database = new Orders())
{
    await foreach (var order in database.Set<Order>().AsAsyncEnumerable()) await order.ReadAsync();
}

public sealed class Orders : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseInMemoryDatabase("orders");

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<Order>().Property(order => order.Place);
        model.Entity<Order>().Property<string>("_bucket");
    }
}

public sealed class Order
{
    private string _bucket = "inside";

    public int Id { get; private set; }

    public string Place { get; } = "start";

    internal Order Moved(string bucket)
    {
        _bucket = bucket;
        return this;
    }

    internal async Task ReadAsync()
    {
        await new AmazonS3Client().GetObjectAsync(_bucket, "a.txt");
        await new AmazonS3Client().ListObjectsV2Async(new ListObjectsV2Request { BucketName = Place });
    }
}
