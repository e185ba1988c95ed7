using System.Collections.Concurrent;
using Amazon;
using Amazon.Runtime;
using IamAnalyzers.Executed.Tests.Operations;
using IamAnalyzers.Executed.Tests.Wire;

namespace IamAnalyzers.Executed.Tests.Running;

/// <summary>Stands where the network would be: all clients of this process send to it. One program runs at a time.</summary>
internal static class Recorder
{
    private static ConcurrentQueue<AskedFor> _asked = [];

    static Recorder()
    {
        // The SDK signs each request; what it signs with is of no account here.
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "test");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "test");
        Environment.SetEnvironmentVariable("AWS_REGION", WireArn.Region);
        AWSConfigs.HttpClientFactory = new ClientFactory();
        foreach (var client in SdkClient.All.Where(static client => !client.IsReal)) ClientProxy.Provide(client);
    }

    /// <summary>Runs something and gives what it asked AWS for.</summary>
    public static async Task<IReadOnlyList<AskedFor>> RecordAsync(Func<Task> run)
    {
        var asked = _asked = [];
        await run();
        return [.. asked];
    }

    public static void Add(IEnumerable<AskedFor> asked)
    {
        foreach (var one in asked) _asked.Enqueue(one);
    }

    private sealed class ClientFactory : HttpClientFactory
    {
        private static readonly HttpClient Client = new(new RecordingHandler());

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => Client;

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
