namespace PhotoShare;

/// <summary>Removes photos in the background.</summary>
public sealed class PhotoRemover(PhotoStore photos, RemovalQueue queue) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var message in await queue.NextAsync(stoppingToken))
            {
                await photos.RemoveAsync(message.Body, stoppingToken);
                await queue.DoneAsync(message, stoppingToken);
            }
        }
    }
}
