// way in: settable properties of a type that reaches a serializer
// POST /jobs {"table":"elsewhere"}
// asks: dynamodb:DeleteItem on arn:aws:dynamodb:us-east-1:123456789012:table/elsewhere
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.AspNetCore.Builder;

var app = WebApplication.CreateBuilder(args).Build();
var worker = new Worker(new AmazonDynamoDBClient());
await worker.RunAsync(new Job { Table = "inside" });
app.MapPost("/jobs", (Job job) => worker.RunAsync(job));
await app.RunAsync();

internal sealed class Job
{
    public string Table { get; set; } = "inside-too";
}

internal sealed class Worker(IAmazonDynamoDB db)
{
    internal Task RunAsync(Job job) => db.DeleteItemAsync(new DeleteItemRequest { TableName = job.Table, Key = new() { ["id"] = new("1") } });
}
