using Amazon.DynamoDBv2;
using Amazon.S3;
using Amazon.S3.Model;

namespace OrderFunctions;

/// <summary>Gives the invoice of an order.</summary>
public class ReadInvoice
{
    private readonly AmazonS3Client _s3 = new();
    private readonly OrderTable _orders = new(new AmazonDynamoDBClient());

    public async Task<Stream> HandleAsync(Stream request)
    {
        using var reader = new StreamReader(request);
        var invoice = await _orders.InvoiceOfAsync(await reader.ReadToEndAsync());
        var found = await _s3.GetObjectAsync(new GetObjectRequest { BucketName = "invoices", Key = invoice });
        return found.ResponseStream;
    }
}
