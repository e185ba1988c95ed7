using System.Net.Http.Headers;

namespace IamAnalyzers.CatalogBuilder.Fetch;

/// <summary>Fetches the published files that the catalogue is made from.</summary>
internal static class FetchCommand
{
    private const int Interrupted = 130;

    /// <summary>Runs the command.</summary>
    /// <param name="folder">The folder to fetch them into.</param>
    /// <returns>The process's exit code.</returns>
    public static int Run(string folder)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        using var client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("IamAnalyzers-CatalogBuilder", null));
        var http = new HttpDownload(client, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));
        try
        {
            return new Fetcher(new SourceFolder(folder), http, NpmDownload.Default, Console.Out).RunAsync(PublicSource.Pinned(), stop.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("interrupted; run the command again to go on");
            return Interrupted;
        }
    }
}
