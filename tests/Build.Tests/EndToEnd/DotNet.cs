using System.Diagnostics;

namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>Runs the <c>dotnet</c> command as a user does: none of the settings of the test's own process reach it.</summary>
internal static class DotNet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Runs a command in one of the <see cref="BuildServers"/>.</summary>
    public static BuildResult Run(string folder, params string[] arguments)
    {
        using var server = BuildServers.Take();
        using var process = Start(server, folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet {string.Join(' ', arguments)} did not end:\n{output.Result}");
        }

        return new BuildResult(process.ExitCode, output.Result + error.Result);
    }

    /// <summary>Starts a command that speaks to a server, and does not wait for its end.</summary>
    public static Process Start(BuildServer server, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var own = start.Environment.Keys
            .Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase))
            .ToArray();
        foreach (var name in own) start.Environment.Remove(name);
        foreach (var (name, value) in server.Environment) start.Environment[name] = value;

        // Processes that end soon do the same for less.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // One compiler for all builds.
        start.Environment["UseSharedCompilation"] = "true";

        return Process.Start(start)!;
    }
}

/// <summary>What a build said.</summary>
internal sealed record BuildResult(int ExitCode, string Output)
{
    /// <summary>The lines of the build step, without indent.</summary>
    public IReadOnlyList<string> IamLines
        => [.. Output.Split('\n').Select(static line => line.Trim()).Where(static line => line.StartsWith("IamAnalyzers:", StringComparison.Ordinal))];

    public BuildResult Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    public BuildResult Failed()
    {
        Assert.True(ExitCode != 0, Output);
        return this;
    }
}
