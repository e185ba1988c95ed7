using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IamAnalyzers.Benchmarks.Bounds;

/// <summary>The time of our targets in a second build of a sample, by MSBuild's own summary.</summary>
internal static class NoOpBuild
{
    private const string Sample = "S3Backup";

    public static IEnumerable<Bound> Measure(int runs)
    {
        var project = Path.Combine(RepositoryFolder.Find(), "samples", Sample);
        _ = Build(project);
        var times = Enumerable.Range(0, runs).Select(_ => Build(project)).MinBy(static lines => lines.Sum(static line => line.Milliseconds))!;
        yield return Bound.Reported($"samples/{Sample}: our {times.Count} targets", times.Sum(static line => line.Milliseconds), "ms");
        foreach (var (name, milliseconds) in times.OrderByDescending(static line => line.Milliseconds).Take(3)) yield return Bound.Reported($"  of it {name}", milliseconds, "ms");
    }

    private static List<(string Name, double Milliseconds)> Build(string project)
    {
        // Tasks in MSBuild's own process, as the package has them; in this repository another process starts for them, so that their file can be built anew.
        var start = new ProcessStartInfo(Path.Combine(ReferencePaths.Root, "dotnet"), ["build", project, "-v:q", "-clp:PerformanceSummary", "-p:IamAnalyzersTaskFactory=AssemblyTaskFactory"]) { RedirectStandardOutput = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var targets = output.Split("Target Performance Summary:").ElementAtOrDefault(1)?.Split("Task Performance Summary:")[0] ?? throw new InvalidOperationException(output[^Math.Min(output.Length, 4000)..]);
        return [.. Regex.Matches(targets, @"^\s*(\d+) ms\s+(\S*Iam\S*)\s", RegexOptions.Multiline).Select(static match => (match.Groups[2].Value, double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)))];
    }
}
