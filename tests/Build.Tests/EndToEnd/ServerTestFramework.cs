using Xunit.Abstractions;
using Xunit.Sdk;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>Ends the <see cref="BuildServers"/> after the last test.</summary>
public sealed class ServerTestFramework : XunitTestFramework
{
    private static readonly Servers AllServers = new();

    public ServerTestFramework(IMessageSink messages)
        : base(messages)
        => DisposalTracker.Add(AllServers);

    private sealed class Servers : IDisposable
    {
        public void Dispose() => BuildServers.Stop();
    }
}
