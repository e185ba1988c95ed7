using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace IamAnalyzers.Executed.Tests.Running;

/// <summary>Sends requests to a web application that runs in this process, then stops it. It finds the application as tools do: the host says when it is built.</summary>
internal static class WebDriver
{
    public static async Task SendAsync(IEnumerable<(HttpMethod Method, string PathAndBody)> requests)
    {
        var found = new TaskCompletionSource<IHost>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = DiagnosticListener.AllListeners.Subscribe(new Observer<DiagnosticListener>(listener =>
        {
            if (listener.Name == "Microsoft.Extensions.Hosting") listener.Subscribe(new Observer<KeyValuePair<string, object?>>(message =>
            {
                if (message.Key == "HostBuilt") found.TrySetResult((IHost)message.Value!);
            }));
        }));
        var host = await found.Task;
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        try
        {
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var waiting = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
            await started.Task;
            var address = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            using var client = new HttpClient { BaseAddress = new Uri(address) };
            foreach (var (method, pathAndBody) in requests) await SendAsync(client, method, pathAndBody.Split(' ', 2));
        }
        finally
        {
            lifetime.StopApplication();
        }
    }

    private static async Task SendAsync(HttpClient client, HttpMethod method, string[] pathAndBody)
    {
        using var request = new HttpRequestMessage(method, new Uri(pathAndBody[0], UriKind.Relative));
        if (pathAndBody.Length > 1) request.Content = new StringContent(pathAndBody[1], Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnNext(T value) => next(value);

        public void OnError(Exception error)
        {
        }

        public void OnCompleted()
        {
        }
    }
}
