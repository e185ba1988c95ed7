using System.Diagnostics;

namespace IamAnalyzers.Tool.Tests.EndToEnd;

/// <summary>The tool as others get it: packed, installed from a feed, and started as <c>dotnet iam-policy</c> in a folder with the example of the documentation.</summary>
public sealed class PackedTool : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _tools = new();
    private readonly Workspace _workspace = new();

    public PackedTool()
    {
        var version = $"0.0.0-test-{Guid.NewGuid():N}";
        DotNet.Run(Repository.Root, "pack", Repository.Project("Tool"), "-c", Repository.Configuration, "-o", _tools.ToFile("feed"), $"-p:PackageVersion={version}", "--no-build").Succeeded();
        File.WriteAllText(_tools.ToFile("nuget.config"), $"""<configuration><packageSources><clear /><add key="built-here" value="{_tools.ToFile("feed")}" /></packageSources></configuration>""");
        DotNet.Run(_tools, "tool", "install", "IamAnalyzers.Tool", "--version", version, "--tool-path", _tools.ToFile("bin"), "--configfile", _tools.ToFile("nuget.config")).Succeeded();
        var example = Path.Combine(Repository.Root, "docs", "tool", "example");
        foreach (var file in Directory.EnumerateFiles(example, "*", SearchOption.AllDirectories)) _workspace.Write(Path.GetRelativePath(example, file), File.ReadAllText(file).Replace("$(ExampleS3Version)", Repository.S3Version, StringComparison.Ordinal));
    }

    /// <summary>The folder with the example.</summary>
    public string Folder => _workspace.Path;

    public void Dispose()
    {
        _workspace.Dispose();
        _tools.Dispose();
    }

    internal ToolRun Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["iam-policy", .. arguments]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToArray()) start.Environment.Remove(name);
        start.Environment["PATH"] = _tools.ToFile("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // Processes that end soon do the same for less.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["UseSharedCompilation"] = "true";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet iam-policy {string.Join(' ', arguments)} did not end.");
        }

        return new(process.ExitCode, output.Result.ReplaceLineEndings("\n"), error.Result.ReplaceLineEndings("\n"));
    }
}
