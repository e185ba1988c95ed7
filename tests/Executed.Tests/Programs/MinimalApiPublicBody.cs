// way in: settable properties of a public type that reaches a serializer
// POST /jobs {"table":"elsewhere"}
// asks: dynamodb:DeleteItem on arn:aws:dynamodb:us-east-1:123456789012:table/elsewhere
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.AspNetCore.Builder;

var app = WebApplication.CreateBuilder(args).Build();
await Worker.RunAsync(new Job { Table = "inside" });
app.MapPost("/jobs", (Job job) => Worker.RunAsync(job));
await app.RunAsync();

public sealed class Job
{
    public string Table { get; set; } = "inside-too";
}

public static class Worker
{
    public static Task RunAsync(Job job) => new AmazonDynamoDBClient().DeleteItemAsync(new DeleteItemRequest { TableName = job.Table, Key = new() { ["id"] = new("1") } });
}
