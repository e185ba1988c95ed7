// way in: constructor of a record that a binder calls
// GET /jobs?table=elsewhere
// asks: dynamodb:DeleteItem on arn:aws:dynamodb:us-east-1:123456789012:table/elsewhere
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

var app = WebApplication.CreateBuilder(args).Build();
var db = new AmazonDynamoDBClient();
await RunAsync(new Job("inside"));
app.MapGet("/jobs", ([AsParameters] Job job) => RunAsync(job));
await app.RunAsync();

Task RunAsync(Job job) => db.DeleteItemAsync(new DeleteItemRequest { TableName = job.Table, Key = new() { ["id"] = new("1") } });

internal sealed record Job(string Table);
