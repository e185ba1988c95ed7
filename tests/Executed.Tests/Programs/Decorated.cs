// way in: a library that decorates a context and settings of the container
// asks: dynamodb:GetItem on arn:aws:dynamodb:us-east-1:123456789012:table/b-rows
// asks: s3:ListBucket on arn:aws:s3:::reports-x
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddSingleton<IDynamoDBContext>(_ => new DynamoDBContext(new AmazonDynamoDBClient(), new DynamoDBContextConfig { TableNamePrefix = "a-", DisableFetchingTableMetadata = true }));
services.Decorate((IDynamoDBContext inner, IServiceProvider provider) => (IDynamoDBContext)new DynamoDBContext(new AmazonDynamoDBClient(), new DynamoDBContextConfig { TableNamePrefix = "b-", DisableFetchingTableMetadata = true }));
services.AddSingleton(new Place("reports"));
services.Decorate<Place>((place, _) => place with { Bucket = place.Bucket + "-x" });
services.AddSingleton<Store>();
await services.BuildServiceProvider().GetRequiredService<Store>().RunAsync();

internal sealed record Place(string Bucket);

internal sealed class Store(IDynamoDBContext context, Place place)
{
    public async Task RunAsync()
    {
        await context.LoadAsync<Row>("1");
        await new AmazonS3Client().ListObjectsV2Async(new ListObjectsV2Request { BucketName = place.Bucket });
    }
}

[DynamoDBTable("rows")]
internal sealed class Row
{
    [DynamoDBHashKey]
    public string Id { get; set; } = "";
}
