// way in: a method handed on as a delegate, with an object that the framework fills
// POST /jobs {"table":"elsewhere"}
// asks: dynamodb:DeleteItem on arn:aws:dynamodb:us-east-1:123456789012:table/elsewhere
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.AspNetCore.Builder;

var app = WebApplication.CreateBuilder(args).Build();
await Worker.RunAsync(new Job { Table = "inside" });
app.MapPost("/jobs", Worker.RunAsync);
await app.RunAsync();

internal sealed class Job
{
    public string Table { get; set; } = "inside-too";
}

internal static class Worker
{
    internal static Task RunAsync(Job job) => new AmazonDynamoDBClient().DeleteItemAsync(new DeleteItemRequest { TableName = job.Table, Key = new() { ["id"] = new("1") } });
}
