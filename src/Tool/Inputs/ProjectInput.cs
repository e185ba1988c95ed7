using System.Diagnostics;
using System.Text.Json;
using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Exceptions;

namespace IamAnalyzers.Tool.Inputs;

/// <summary>A project or a solution: it is built, and what its build made is read.</summary>
internal static class ProjectInput
{
    private const string Targets = "IamPolicyTool.targets";
    private const int MostLines = 30;

    private static readonly string[] Projects = [".csproj", ".fsproj", ".vbproj"];
    private static readonly string[] Solutions = [".sln", ".slnx", ".slnf"];

    /// <summary>Whether a file is a project or a solution, by its name.</summary>
    public static bool Is(string path) => Projects.Concat(Solutions).Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the solution or project of a folder.</summary>
    /// <returns>Its path; <see langword="null"/> when the folder has none.</returns>
    /// <exception cref="ToolException">The folder has several, and one has to be chosen.</exception>
    public static string? Find(string folder)
    {
        foreach (var kind in new[] { Solutions[..2], Projects })
        {
            string[] found = [.. Directory.EnumerateFiles(folder).Where(file => kind.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
            if (found.Length > 1) throw new ToolException($"'{folder}' has several projects or solutions; name one: {string.Join(", ", found.Select(Path.GetFileName))}.", ExitCodes.Usage);
            if (found.Length == 1) return found[0];
        }

        return null;
    }

    /// <summary>Builds and reads.</summary>
    /// <param name="path">The project or solution.</param>
    /// <param name="options">What the command line says.</param>
    /// <param name="work">A folder for what is kept while it is read.</param>
    /// <returns>The programs, sorted by project; test projects are left out.</returns>
    /// <exception cref="ToolException">The project does not build.</exception>
    public static IReadOnlyList<ToolProgram> Read(string path, InputOptions options, WorkFolder work, CancellationToken cancellation)
    {
        var folder = work.NewFolder();
        Build(path, folder, options, cancellation);
        var isOne = Projects.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
        var chosen = Path.GetExtension(path).Equals(".slnf", StringComparison.OrdinalIgnoreCase) ? FilteredProjects(path) : null;
        var built = BuiltProject.ReadAll(folder)
            .Where(project => isOne ? IsSame(project.ProjectFile, path) : chosen is null || chosen.Contains(project.ProjectFile))
            .Where(static project => !project.IsTest && project.Assembly.Length > 0)
            .GroupBy(static project => project.ProjectFile, StringComparer.Ordinal)
            .Select(project => Of([.. project], options, work))
            .ToArray();
        return built.Length > 0 ? built : throw new ToolException($"'{path}' has no project that compiles a program. Test projects are left out.");
    }

    private static ToolProgram Of(IReadOnlyList<BuiltProject> frameworks, InputOptions options, WorkFolder work)
    {
        var first = frameworks[0];
        var folder = Path.GetDirectoryName(first.ProjectFile)!;
        if (!first.HasPackage) return WithoutPackage(frameworks, folder, options, work);
        var reviewed = frameworks.SelectMany(static one => one.Reviewed).DistinctBy(static fields => fields[0]).Where(static fields => File.Exists(fields[0])).ToArray();
        return new ToolProgram(first.Name, folder, [.. frameworks.Select(one => new FrameworkProgram(one.Framework, CompiledProgram.Read(one.Assembly, one.NeedsFile, one.Sources, folder, AwsCatalog.Default)) { PolicyFile = one.PolicyFile, StampFile = one.StampFile })])
        {
            ProjectFile = first.ProjectFile,
            HasPackage = true,
            IsApplication = frameworks.Any(static one => one.IsApplication),
            Reviewed = [.. reviewed.Where(static fields => !ExceptionFile.Is(fields[0])).Select(static fields => ReviewedItem.Load(fields[0], fields[1], fields[2], fields[3].Equals("true", StringComparison.OrdinalIgnoreCase), fields[4]))],
            Exceptions = [.. reviewed.Where(static fields => ExceptionFile.Is(fields[0])).Select(static fields => ExceptionItem.Load(fields[0]))],
        };
    }

    private static ToolProgram WithoutPackage(IReadOnlyList<BuiltProject> frameworks, string folder, InputOptions options, WorkFolder work)
    {
        var first = frameworks[0];
        var programs = frameworks.Select(one => (one.Framework, Program: AssemblyInput.Read(one.Assembly, one.References, folder, options with { PlacesFrom = folder }, work))).ToArray();
        return new ToolProgram(first.Name, folder, [.. programs.Select(static one => one.Program.Frameworks[0] with { Framework = one.Framework })])
        {
            ProjectFile = first.ProjectFile,
            IsApplication = frameworks.Any(static one => one.IsApplication) || programs.Any(static one => one.Program.IsApplication),
            Doubts = [$"{Path.GetFileName(first.ProjectFile)} does not have the package IamAnalyzers, so its compiled code was read. 'dotnet add package IamAnalyzers' makes its build write the policy from the source."],
        };
    }

    private static void Build(string path, string folder, InputOptions options, CancellationToken cancellation)
    {
        var targets = Path.Combine(folder, Targets);
        using (var content = typeof(ProjectInput).Assembly.GetManifestResourceStream(Targets)!)
        using (var file = File.Create(targets))
        {
            content.CopyTo(file);
        }

        // A process of the build that waits for the next one may hold the output open, and reading it would not end.
        List<string> arguments = ["build", path, "-nologo", "-v:quiet", "-clp:NoSummary;ForceNoAlign", "-tl:off", "-nodeReuse:false", $"-p:CustomAfterMicrosoftCommonTargets={targets}", $"-p:IamPolicyToolFolder={folder}"];
        if (options.Configuration.Length > 0) arguments.AddRange(["-c", options.Configuration]);
        if (options.Framework.Length > 0) arguments.AddRange(["-f", options.Framework]);
        arguments.AddRange(options.Properties.Select(static property => "-p:" + property));
        var (exitCode, output) = Run(arguments, Path.GetDirectoryName(Path.GetFullPath(path))!, cancellation);
        if (exitCode == 0) return;
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToArray();
        var errors = lines.Where(static line => line.Contains(": error ", StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty(output.Trim()).Take(MostLines);
        throw new ToolException($"'{path}' does not build:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}", ExitCodes.BuildFailed);
    }

    private static (int ExitCode, string Output) Run(IReadOnlyList<string> arguments, string folder, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };

        // The tool runs on a runtime of its own choice; the build is to find its SDK as if it were started by hand.
        foreach (var name in new[] { "MSBUILD_EXE_PATH", "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILDENSURESTDOUTFORTASKPROCESSES", "DOTNET_HOST_PATH" }) start.Environment.Remove(name);
        try
        {
            using var process = Process.Start(start)!;
            using var stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            return (process.ExitCode, output + errors.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new ToolException("'dotnet' was not found. Install the .NET SDK to look at projects and solutions, or give a compiled program.", ExitCodes.BuildFailed);
        }
    }

    private static HashSet<string> FilteredProjects(string filter)
    {
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllText(filter));
            var solution = file.RootElement.GetProperty("solution");
            var folder = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(filter))!, Plain(solution.GetProperty("path").GetString()!))))!;
            return [.. solution.GetProperty("projects").EnumerateArray().Select(project => Path.GetFullPath(Path.Combine(folder, Plain(project.GetString()!))))];
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new ToolException($"'{filter}' is not a solution filter: {error.Message}");
        }
    }

    private static string Plain(string path) => path.Replace('\\', '/');

    private static bool IsSame(string path, string other) => string.Equals(Path.GetFullPath(path), Path.GetFullPath(other), OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
}
