using Amazon.DynamoDBv2;
using Amazon.S3;
using Warehouse.Stock;

// Takes a delivery note and adds what it lists to the stock: a line has an article and a number.
using var s3 = new AmazonS3Client();
using var dynamo = new AmazonDynamoDBClient();
var notes = new Files(s3, "warehouse-deliveries");
var stock = new StockTable(dynamo);

foreach (var line in (await notes.ReadAsync("notes/" + args[0])).Split('\n', StringSplitOptions.RemoveEmptyEntries))
{
    var words = line.Split(' ');
    await stock.AddAsync(words[0], int.Parse(words[1]));
}
