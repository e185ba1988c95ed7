namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>One MSBuild server. The first build that names it starts it.</summary>
/// <param name="name">Tells it from the servers of other builds on this machine.</param>
internal sealed class BuildServer(string name) : IDisposable
{
    /// <summary>What tells it from the servers of other builds on this machine.</summary>
    public string Name { get; } = name;

    public void Dispose() => BuildServers.Return(this);

    /// <summary>Asks the server and the nodes that it started to end. The process of the tests may end before they do.</summary>
    public void Stop() => DotNet.Start(this, Path.GetTempPath(), "build-server", "shutdown", "--msbuild").Dispose();
}
