using Amazon.DynamoDBv2;
using Amazon.S3;
using Amazon.S3.Model;

namespace OrderFunctions;

/// <summary>Takes orders from a queue: writes the invoice and the order.</summary>
public class PlaceOrder
{
    private readonly AmazonS3Client _s3 = new();
    private readonly OrderTable _orders = new(new AmazonDynamoDBClient());

    public async Task HandleAsync(Stream message)
    {
        using var reader = new StreamReader(message);
        var id = Guid.NewGuid().ToString("N");
        await _s3.PutObjectAsync(new PutObjectRequest { BucketName = "invoices", Key = "open/" + id, ContentBody = await reader.ReadToEndAsync() });
        await _orders.AddAsync(id, "open/" + id);
    }
}
