using Amazon.DynamoDBv2;
using Amazon.S3;
using Warehouse.Stock;

// Writes what is in stock to a file of today.
using var s3 = new AmazonS3Client();
using var dynamo = new AmazonDynamoDBClient();
var reports = new Files(s3, "warehouse-reports");
var lines = new List<string>();

await foreach (var (article, count) in new StockTable(dynamo).AllAsync()) lines.Add($"{article} {count}");
await reports.WriteAsync($"daily/{DateTime.UtcNow:yyyy-MM-dd}.txt", string.Join('\n', lines));
