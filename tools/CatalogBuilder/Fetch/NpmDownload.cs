using System.ComponentModel;
using System.Diagnostics;

namespace IamAnalyzers.CatalogBuilder.Fetch;

/// <summary>Fetches a package with npm's own client, which knows the user's registry.</summary>
/// <param name="command">The client.</param>
internal sealed class NpmDownload(string command)
{
    private static readonly string[] Unreachable = ["ENOTFOUND", "ECONNREFUSED", "ECONNRESET", "EAI_AGAIN", "ETIMEDOUT"];

    /// <summary>The client of this machine.</summary>
    public static NpmDownload Default { get; } = new(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");

    /// <summary>Fetches a package.</summary>
    /// <param name="package">The package with its version.</param>
    /// <param name="part">Where to write it.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="FetchException">It cannot be had.</exception>
    public async Task RunAsync(string package, string part, CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(part + ".npm").FullName;
        try
        {
            var (code, errors) = await PackAsync(package, folder, stop).ConfigureAwait(false);
            if (code != 0) throw Failed(package, errors);
            File.Move(Directory.GetFiles(folder, "*.tgz").Single(), part, overwrite: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<(int Code, string Errors)> PackAsync(string package, string folder, CancellationToken stop)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, ["pack", package, "--pack-destination", folder, "--ignore-scripts"])
            {
                WorkingDirectory = folder,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            try
            {
                var output = process.StandardOutput.ReadToEndAsync(stop);
                var errors = await process.StandardError.ReadToEndAsync(stop).ConfigureAwait(false);
                await output.ConfigureAwait(false);
                await process.WaitForExitAsync(stop).ConfigureAwait(false);
                return (process.ExitCode, errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Win32Exception exception)
        {
            throw new FetchException(FetchFailure.NoNpm, "npm is not installed, and the package comes from there", exception);
        }
    }

    private static FetchException Failed(string package, string errors)
    {
        if (errors.Contains("E404", StringComparison.Ordinal) || errors.Contains("ETARGET", StringComparison.Ordinal)) return new(FetchFailure.NotFound, $"npm has no {package}");
        if (Unreachable.Any(code => errors.Contains(code, StringComparison.Ordinal))) return new(FetchFailure.Offline, "npm cannot reach its registry. Is this machine offline?");
        return new(FetchFailure.Refused, "npm fails: " + errors.Split('\n').FirstOrDefault(static line => line.Length > 0));
    }
}
