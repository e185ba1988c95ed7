using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace IamAnalyzers.CatalogBuilder.Fetch;

/// <summary>Downloads a file, goes on where an earlier attempt ended, and tries again when the network or the server fails.</summary>
/// <param name="client">Sends the requests; its time-out must not end a long download.</param>
/// <param name="wait">How long to wait before the second attempt; each further one waits twice as long.</param>
/// <param name="stall">How long the server may send nothing.</param>
internal sealed class HttpDownload(HttpClient client, TimeSpan wait, TimeSpan stall)
{
    private const int Retries = 4;
    private const int BufferBytes = 81920;

    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<HttpIOException>().Handle<TimeoutException>(),
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = wait,
        })
        .Build();

    /// <summary>Downloads a file.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="part">Where to write it; what is there already is the beginning of it.</param>
    /// <param name="progress">Told the bytes that are there, and how many there will be when the server says it.</param>
    /// <param name="stop">Ends the download; what came stays.</param>
    /// <exception cref="FetchException">It cannot be had.</exception>
    public async Task RunAsync(Uri address, string part, Action<long, long?> progress, CancellationToken stop)
    {
        try
        {
            await _pipeline.ExecuteAsync(async token => await AttemptAsync(address, part, progress, token).ConfigureAwait(false), stop).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.StatusCode is { } status)
        {
            throw new FetchException(FetchFailure.Refused, $"{address.Host} answers {(int)status}, also after {Retries} more attempts", exception);
        }
        catch (HttpRequestException exception)
        {
            throw new FetchException(FetchFailure.Offline, $"{address.Host} cannot be reached ({exception.HttpRequestError}). Is this machine offline?", exception);
        }
        catch (Exception exception) when (exception is HttpIOException or TimeoutException)
        {
            throw new FetchException(FetchFailure.Offline, $"{address.Host} breaks off, also after {Retries} more attempts. Run the command again to go on", exception);
        }
    }

    private async Task AttemptAsync(Uri address, string part, Action<long, long?> progress, CancellationToken stop)
    {
        var tag = new FileTag(part);
        var done = tag.Resumable();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (done > 0)
        {
            request.Headers.Range = new RangeHeaderValue(done, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(tag.Value!);
        }

        using var response = await InTimeAsync(token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), stop).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            if (response.Content.Headers.ContentRange?.Length == done) return;
            tag.Write(null);
        }

        Check(address, response);
        var isRest = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == done;
        if (!isRest)
        {
            done = 0;
            tag.Write(response.Headers.ETag);
        }

        var body = await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        await using var closedBody = body.ConfigureAwait(false);
        var file = OnDisk(() => new FileStream(part, isRest ? FileMode.Append : FileMode.Create));
        await using var closedFile = file.ConfigureAwait(false);
        var buffer = new byte[BufferBytes];
        var total = response.Content.Headers.ContentLength + done;
        for (int count; (count = await InTimeAsync(async token => await body.ReadAsync(buffer, token).ConfigureAwait(false), stop).ConfigureAwait(false)) > 0;)
        {
            OnDisk(() =>
            {
                file.Write(buffer, 0, count);
                return true;
            });
            done += count;
            progress(done, total);
        }

        OnDisk(() =>
        {
            file.Flush();
            return true;
        });
    }

    private static void Check(Uri address, HttpResponseMessage response)
    {
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            throw new FetchException(FetchFailure.NotFound, $"{address} does not exist ({(int)response.StatusCode}). Has it moved?");
        }

        var isPassing = (int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestedRangeNotSatisfiable;
        if (!response.IsSuccessStatusCode && !isPassing) throw new FetchException(FetchFailure.Refused, $"{address.Host} answers {(int)response.StatusCode} for {address}");
        response.EnsureSuccessStatusCode();
    }

    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(stall);
        try
        {
            return await step(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException("The server sends nothing.", exception);
        }
    }

    private static T OnDisk<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FetchException(FetchFailure.Disk, exception.Message, exception);
        }
    }
}
