using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IamAnalyzers.Benchmarks;

/// <summary>
/// A real compilation in a fresh process of the SDK's compiler, and what it reports of the time of a generator (<c>/reportanalyzer</c>).
/// So what is measured holds all that a command-line build pays: compiling our own code, reading the catalogue, binding.
/// </summary>
internal sealed class CompilerReport : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("iam-times-").FullName;

    /// <summary>Writes a program to a folder of its own.</summary>
    /// <param name="files">The text of each file.</param>
    /// <param name="references">The paths of the assemblies that it refers to.</param>
    public CompilerReport(IEnumerable<string> files, IEnumerable<string> references)
    {
        List<string> arguments = ["/nologo", "/target:library", "/nostdlib", "/reportanalyzer", "/out:" + Path.Combine(_folder, "out.dll")];
        arguments.AddRange(references.Select(static path => $"/reference:\"{path}\""));
        foreach (var (index, text) in files.Index())
        {
            var path = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"File{index}.cs"));
            File.WriteAllText(path, text);
            arguments.Add($"\"{path}\"");
        }

        // An error in a declaration ends the compilation after the generators, before all that is not measured.
        var end = Path.Combine(_folder, "End.cs");
        File.WriteAllText(end, "class End : Nothing { }");
        arguments.Add($"\"{end}\"");
        File.WriteAllLines(Path.Combine(_folder, "arguments.rsp"), arguments);
    }

    /// <summary>Compiles the program with one generator.</summary>
    /// <param name="generator">The full name of the generator's type.</param>
    /// <param name="assemblies">The paths of its assembly and of those that it uses.</param>
    /// <returns>Milliseconds, as the compiler reports them.</returns>
    public double MillisecondsOf(string generator, IEnumerable<string> assemblies)
    {
        var output = Compile([.. assemblies.Select(static path => "/analyzer:" + path)]);
        var line = Regex.Match(output, $@"^\s*<?(\d+\.\d+)\s+<?\d+\s+{Regex.Escape(generator)}\b", RegexOptions.Multiline);
        return line.Success
            ? double.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture) * 1000
            : throw new InvalidOperationException("The compiler reports no time of " + generator + ":\n" + output[..Math.Min(output.Length, 4000)]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Compile(IReadOnlyList<string> analyzers)
    {
        var start = new ProcessStartInfo(Path.Combine(ReferencePaths.Root, "dotnet"))
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(CompilerPath());
        start.ArgumentList.Add("/noconfig");
        start.ArgumentList.Add("@arguments.rsp");
        foreach (var analyzer in analyzers) start.ArgumentList.Add(analyzer);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    private static string CompilerPath()
        => Directory.GetDirectories(Path.Combine(ReferencePaths.Root, "sdk"), Environment.Version.Major + ".*")
            .Select(static sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal)
            .Last();
}
