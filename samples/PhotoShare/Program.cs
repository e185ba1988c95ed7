using Amazon.S3;
using Amazon.SQS;
using PhotoShare;

var builder = WebApplication.CreateBuilder(args);
builder.Services.Configure<PhotoOptions>(builder.Configuration.GetSection("Photos"));
builder.Services.AddAWSService<IAmazonS3>();
builder.Services.AddAWSService<IAmazonSQS>();
builder.Services.AddSingleton<PhotoStore>();
builder.Services.AddSingleton<RemovalQueue>();
builder.Services.AddHostedService<PhotoRemover>();
var app = builder.Build();

app.MapGet("/photos/{id}", async (string id, PhotoStore photos, CancellationToken stop)
    => Results.Stream(await photos.OpenAsync(id, stop), "image/jpeg"));
app.MapPut("/photos/{id}", async (string id, HttpRequest request, PhotoStore photos, CancellationToken stop) =>
{
    await photos.SaveAsync(id, request.Body, stop);
    return Results.NoContent();
});
app.MapDelete("/photos/{id}", async (string id, RemovalQueue queue, CancellationToken stop) =>
{
    await queue.AskAsync(id, stop);
    return Results.Accepted();
});

app.Run();
