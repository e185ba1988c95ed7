namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>One MSBuild server. The first build that names it starts it.</summary>
/// <param name="name">Tells it from the servers of other builds on this machine.</param>
internal sealed class BuildServer(string name) : IDisposable
{
    /// <summary>The variables with which the <c>dotnet</c> command builds in it. On Windows a server would keep the files of a test in use, so there each build has a process of its own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; } = OperatingSystem.IsWindows()
        ? new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1" }
        : new Dictionary<string, string> { ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1", ["MSBUILDNODEHANDSHAKESALT"] = name };

    public void Dispose() => BuildServers.Return(this);

    /// <summary>Asks the server and the nodes that it started to end. The process of the tests may end before they do.</summary>
    public void Stop() => DotNet.Start(this, Path.GetTempPath(), "build-server", "shutdown", "--msbuild").Dispose();
}
