using System.Text.Json;
using System.Web;

namespace IamAnalyzers.Executed.Tests.Wire;

/// <summary>A request as it left the SDK.</summary>
/// <param name="Method">GET, PUT...</param>
/// <param name="Uri">Its address.</param>
/// <param name="Headers">Its headers, by name in any case.</param>
/// <param name="Body">Its body as text.</param>
internal sealed record WireRequest(string Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The service, from the host: <c>[bucket.]s3.us-east-1.amazonaws.com</c>.</summary>
    public string Service => Labels(Uri) is { Length: > 0 } labels ? labels[^1] : throw new NotSupportedException("No service in " + Uri);

    /// <summary>The bucket that the host names; empty when it names none.</summary>
    public string HostBucket => string.Join('.', Labels(Uri).SkipLast(1));

    /// <summary>The operation of a JSON protocol, <c>AmazonSQS.SendMessage</c>; empty in others.</summary>
    public string Target => Headers.GetValueOrDefault("X-Amz-Target", "");

    public bool IsJson => Target.Length > 0;

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The parameters of the query protocol, in the body.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Form => Pairs(Body);

    /// <summary>The parameters in the address.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query => Pairs(Uri.Query.TrimStart('?'));

    /// <summary>The path without its first slash, as it was before it was escaped.</summary>
    public string Path => Uri.UnescapeDataString(Uri.AbsolutePath)[1..];

    public static async Task<WireRequest> ReadAsync(HttpRequestMessage request, CancellationToken token)
    {
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(static header => header.Key, static header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(token);
        return new WireRequest(request.Method.Method, request.RequestUri!, headers, body);
    }

    // What stands before the region; version 3 of the SDK leaves out the first one.
    private static string[] Labels(Uri uri) => Until(Until(uri.Host, ".amazonaws.com"), "." + WireArn.Region).Split('.', StringSplitOptions.RemoveEmptyEntries);

    private static string Until(string host, string end) => host.IndexOf(end, StringComparison.Ordinal) is >= 0 and var place ? host[..place] : host;

    private static KeyValuePair<string, string>[] Pairs(string text)
        => [.. text.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2))
            .Select(static pair => KeyValuePair.Create(HttpUtility.UrlDecode(pair[0]), pair.Length > 1 ? HttpUtility.UrlDecode(pair[1]) : ""))];
}
