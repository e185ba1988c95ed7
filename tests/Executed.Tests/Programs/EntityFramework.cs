// way in: properties and private constructors that a database fills (EF Core)
// asks: s3:GetObject on arn:aws:s3:::elsewhere/a.txt
// environment: STORED_BUCKET=elsewhere
using Amazon.S3;
using Microsoft.EntityFrameworkCore;

await using (var database = new Documents())
{
    database.Add(new Document("inside"));
    database.Entry(database.Find<Document>(1)!).Property("Bucket").CurrentValue = Environment.GetEnvironmentVariable("STORED_BUCKET");
    await database.SaveChangesAsync();
}

await using (var database = new Documents())
{
    await foreach (var document in database.Set<Document>().AsAsyncEnumerable()) await document.ReadAsync();
}

public sealed class Documents : DbContext
{
    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseInMemoryDatabase("documents");

    protected override void OnModelCreating(ModelBuilder model) => model.Entity<Document>().Property(document => document.Bucket);
}

public sealed class Document(string bucket)
{
    public int Id { get; private set; }

    public string Bucket { get; private set; } = bucket;

    internal Task ReadAsync() => new AmazonS3Client().GetObjectAsync(Bucket, "a.txt");
}
