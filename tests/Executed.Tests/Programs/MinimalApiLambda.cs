// way in: lambda handed on as a delegate
// GET /tables/elsewhere?copy=elsewhere-too
// asks: dynamodb:Scan on arn:aws:dynamodb:us-east-1:123456789012:table/elsewhere
// asks: dynamodb:DescribeTable on arn:aws:dynamodb:us-east-1:123456789012:table/elsewhere-too
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<IAmazonDynamoDB>(_ => new AmazonDynamoDBClient());
builder.Services.AddSingleton<Tables>();
var app = builder.Build();
await app.Services.GetRequiredService<Tables>().ReadAsync("inside", "inside-too");
app.MapGet("/tables/{name}", async (string name, [FromQuery] string? copy, Tables tables) =>
{
    await tables.ReadAsync(name, copy ?? "inside-too");
    return Results.Ok();
});
await app.RunAsync();

internal sealed class Tables(IAmazonDynamoDB db)
{
    internal async Task ReadAsync(string name, string copy)
    {
        await db.ScanAsync(new ScanRequest { TableName = name });
        await db.DescribeTableAsync(new DescribeTableRequest(copy));
    }
}
