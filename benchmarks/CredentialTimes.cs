using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IamAnalyzers.Benchmarks;

/// <summary>
/// What the credential rules cost in a build, by the compiler's own report (ReportAnalyzer), beside two other packages of analyzers on
/// the same compilation of 2,000 files of 100 lines. Not BenchmarkDotNet: the compiler does the measuring.
/// Run: <c>dotnet run --project benchmarks -c Release -- credential-times</c>, with another number of files behind it on a slow machine.
/// </summary>
internal static class CredentialTimes
{
    private const int MostFiles = 2_000;
    private const int LinesAFile = 100;
    private const int Runs = 3;

    /// <summary>At most these parts of the others' time.</summary>
    private const double PartOfMeziantou = 1.0 / 5;
    private const double PartOfSonar = 1.0 / 50;

    /// <summary>Measures, and prints each ratio beside its bound.</summary>
    /// <param name="files">The number of files; 2,000 when it is not given.</param>
    /// <returns>0 when the bounds are held.</returns>
    public static int Run(int files = MostFiles)
    {
        var folder = Directory.CreateTempSubdirectory("iam-times-").FullName;
        try
        {
            WriteProject(folder, files);
            Dotnet(folder, "restore", "-v:q");
            var times = Enumerable.Range(0, Runs).Select(_ => Measure(folder)).ToArray();
            var own = Best(times, "IamAnalyzers.Analyzers.Credentials.");
            var meziantou = Best(times, "Meziantou.Analyzer,");
            var sonar = Best(times, "SonarAnalyzer.CSharp,");
            Print($"credential rules      {own,8:F3} s   (best of {Runs}, {files} files)");
            Print($"Meziantou.Analyzer    {meziantou,8:F3} s   ratio {own / meziantou:F3}, at most {PartOfMeziantou:F3}");
            Print($"SonarAnalyzer.CSharp  {sonar,8:F3} s   ratio {own / sonar:F3}, at most {PartOfSonar:F3}");
            if (meziantou <= 0 || sonar <= 0) throw new InvalidOperationException("The compiler's report has no time of the packages that ours is held to: something switched analyzers off, such as RunAnalyzers=false.");
            return own <= meziantou * PartOfMeziantou && own <= sonar * PartOfSonar ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    /// <summary>Our rules are lines of the report, one an analyzer; of the others the line of the whole assembly counts.</summary>
    private static double Best(IEnumerable<List<(string Name, double Seconds)>> runs, string name)
        => runs.Min(run => run.Where(line => line.Name.StartsWith(name, StringComparison.Ordinal)).Sum(static line => line.Seconds));

    private static List<(string Name, double Seconds)> Measure(string folder)
    {
        var output = Dotnet(folder, "build", "--no-restore", "--no-incremental", "-v:detailed", "-p:ReportAnalyzer=true", "-p:RunAnalyzers=true", "-p:UseSharedCompilation=false");
        var lines = Regex.Matches(output, @"^\s*(<?)(\d+\.\d+)\s+<?\d+\s+(\S.*?)\s*$", RegexOptions.Multiline)
            .Select(static match => (match.Groups[3].Value, double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)))
            .ToList();
        return lines.Count > 0 ? lines : throw new InvalidOperationException("The compiler printed no report:\n" + output[^Math.Min(output.Length, 4000)..]);
    }

    private static string Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(output[^Math.Min(output.Length, 4000)..]);
    }

    private static void WriteProject(string folder, int files)
    {
        var here = AppContext.BaseDirectory;
        var own = string.Concat(((string[])["Core", "SdkCalls", "Analyzers"]).Select(name => $"<Analyzer Include=\"{Path.Combine(here, $"IamAnalyzers.{name}.dll")}\" />"));
        File.WriteAllText(Path.Combine(folder, "Times.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <TreatWarningsAsErrors>false</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Meziantou.Analyzer" Version="3.0.321" PrivateAssets="all" />
                <PackageReference Include="SonarAnalyzer.CSharp" Version="9.32.0.97167" PrivateAssets="all" />
                {own}
              </ItemGroup>
            </Project>
            """);
        for (var file = 0; file < files; file++) File.WriteAllText(Path.Combine(folder, $"File{file}.cs"), Source(file));
    }

    /// <summary>Ordinary code: literals short and long, sums, interpolation, calls, creations, arrays, comments.</summary>
    private static string Source(int file)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"namespace Times.Part{file % 50};\n\n/// <summary>The service number {file} of many.</summary>\npublic sealed class Service{file}\n{{\n");
        text.Append(CultureInfo.InvariantCulture, $"    private const string Prefix = \"service-{file}\";\n    private readonly Dictionary<string, int> _counts = new() {{ [\"first\"] = 1, [\"second\"] = 2 }};\n");
        for (var method = 0; text.ToString().Count(static c => c == '\n') < LinesAFile - 12; method++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""

                    // Looks a name up, and says how often it was asked for before.
                    public string Describe{{method}}(string name, int limit)
                    {
                        var key = Prefix + ":" + name + "-{{method}}";
                        if (!_counts.TryGetValue(key, out var count)) _counts[key] = count = 0;
                        var parts = key.Split(new[] { ':', '-' }, StringSplitOptions.RemoveEmptyEntries);
                        var longest = parts.Where(part => part.Length > limit).OrderByDescending(part => part.Length).FirstOrDefault() ?? "none";
                        Console.WriteLine($"The service {Prefix} was asked for {name} {count} times, the longest part is {longest}");
                        throw new ArgumentException("The name " + name + " is not known to https://example.com/services/describe/{{method}}", nameof(name));
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }
}
