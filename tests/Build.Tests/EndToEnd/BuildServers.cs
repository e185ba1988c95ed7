using System.Collections.Concurrent;
using System.Globalization;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>
/// MSBuild servers for the builds of these tests. A build in a process that is already warm takes a third of the time, and
/// covers what editors and reused nodes do: one process runs our tasks for many projects.
/// </summary>
/// <remarks>A server takes one build at a time, so there is one for each test that runs at once.</remarks>
internal static class BuildServers
{
    // A server of another run would go on with the bits of that run, or be busy.
    private static readonly string OfThisRun = Guid.NewGuid().ToString("N");

    private static readonly ConcurrentBag<BuildServer> Free = [];
    private static int _count;

    /// <summary>Takes a server that runs no build, or a new one. Disposing gives it back.</summary>
    public static BuildServer Take() => Free.TryTake(out var server) ? server : New();

    /// <summary>Gives a server back.</summary>
    public static void Return(BuildServer server) => Free.Add(server);

    /// <summary>Ends all servers; no build may run.</summary>
    public static void Stop()
    {
        while (Free.TryTake(out var server)) server.Stop();
    }

    private static BuildServer New()
        => new(OfThisRun + Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture));
}
