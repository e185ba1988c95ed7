using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IamAnalyzers.Benchmarks;

/// <summary>Real builds of a project with what our package brings to the compiler and two other packages of analyzers, and what the compiler reports of their time (<c>ReportAnalyzer</c>).</summary>
internal sealed class AnalyzerReport : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iam-times-").FullName;

    /// <summary>Writes the project and restores its packages.</summary>
    /// <param name="files">The text of each file.</param>
    public AnalyzerReport(IEnumerable<string> files)
    {
        var here = AppContext.BaseDirectory;
        var own = string.Concat(((string[])["Core", "SdkCalls", "Generators", "Analyzers"]).Select(name => $"<Analyzer Include=\"{Path.Combine(here, $"IamAnalyzers.{name}.dll")}\" />"));
        var sdk = string.Concat(ReferencePaths.Sdk.Select(static path => $"<Reference Include=\"{path}\" />"));
        File.WriteAllText(Path.Combine(_folder, "Times.csproj"), $"""
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
                {sdk}
              </ItemGroup>
            </Project>
            """);
        foreach (var (number, text) in files.Index()) File.WriteAllText(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"File{number}.cs")), text);
        Dotnet("restore", "-v:q");
    }

    /// <summary>Builds once.</summary>
    /// <returns>Each line of the report: an analyzer, or the assembly of analyzers that its name and version begin.</returns>
    public IReadOnlyList<(string Name, double Seconds)> Build()
    {
        var output = Dotnet("build", "--no-restore", "--no-incremental", "-v:detailed", "-p:ReportAnalyzer=true", "-p:RunAnalyzers=true", "-p:UseSharedCompilation=false");
        var lines = Regex.Matches(output, @"^\s*(<?)(\d+\.\d+)\s+<?\d+\s+(\S.*?)\s*$", RegexOptions.Multiline)
            .Select(static match => (match.Groups[3].Value, double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)))
            .ToList();
        return lines.Count > 0 ? lines : throw new InvalidOperationException("The compiler printed no report:\n" + output[^Math.Min(output.Length, 4000)..]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(ReferencePaths.Root, "dotnet"), arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(output[^Math.Min(output.Length, 4000)..]);
    }
}
