using System.Net;

namespace IamAnalyzers.CatalogBuilder.Tests.Fetch;

/// <summary>A server on this machine that answers as a test says, and keeps what it was asked.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Queue<Action<HttpListenerContext>> _answers;

    public LocalServer(params Action<HttpListenerContext>[] answers)
    {
        _answers = new(answers);
        Address = new Uri($"http://localhost:{FreePort()}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    /// <summary>The ranges of the requests, in order; empty for a request of the whole.</summary>
    public List<string> Ranges { get; } = [];

    public static Action<HttpListenerContext> Status(int status) => context => context.Response.StatusCode = status;

    /// <summary>Answers with a file, or with the rest of it that is asked for.</summary>
    /// <param name="file">The file.</param>
    /// <param name="tag">The mark of its version.</param>
    /// <param name="breakAt">Where the connection breaks; nowhere when negative.</param>
    public static Action<HttpListenerContext> Content(byte[] file, string tag = "\"1\"", int breakAt = -1) => context =>
    {
        var start = 0;
        if (context.Request.Headers["Range"] is { } range && context.Request.Headers["If-Range"] == tag)
        {
            start = int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture);
            context.Response.StatusCode = start < file.Length ? 206 : 416;
            context.Response.Headers["Content-Range"] = start < file.Length ? $"bytes {start}-{file.Length - 1}/{file.Length}" : $"bytes */{file.Length}";
        }

        context.Response.Headers["ETag"] = tag;
        var rest = file[Math.Min(start, file.Length)..];
        context.Response.ContentLength64 = rest.Length;
        if (breakAt < 0)
        {
            context.Response.OutputStream.Write(rest);
            return;
        }

        context.Response.OutputStream.Write(rest, 0, breakAt);
        context.Response.OutputStream.Flush();
        context.Response.Abort();
    };

    /// <summary>The address of a port that nobody listens on.</summary>
    public static Uri Nobody() => new($"http://localhost:{FreePort()}/");

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                Ranges.Add(context.Request.Headers["Range"] ?? "");
                var answer = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
                answer(context);
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
            {
                // The client or the test has ended.
            }
        }
    }
}
