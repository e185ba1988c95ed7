using System.Text.Json;

namespace IamAnalyzers.Tool.Inputs;

/// <summary>The list of packages that a program was built with. A library's build does not copy their assemblies beside it; they are in the package folder of the machine.</summary>
internal static class DepsFile
{
    /// <summary>Finds the assemblies of the packages.</summary>
    /// <param name="path">The file <c>Name.deps.json</c>; it need not exist.</param>
    /// <returns>The paths of those that exist.</returns>
    public static IEnumerable<string> Assemblies(string path)
    {
        if (!File.Exists(path)) return [];
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllText(path));
            return [.. Assemblies(file.RootElement)];
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or KeyNotFoundException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Assemblies(JsonElement root)
    {
        var libraries = root.GetProperty("libraries");
        foreach (var library in root.GetProperty("targets").EnumerateObject().SelectMany(static target => target.Value.EnumerateObject()))
        {
            if (!library.Value.TryGetProperty("runtime", out var runtime)) continue;
            if (!libraries.TryGetProperty(library.Name, out var about) || !about.TryGetProperty("path", out var package) || package.GetString() is not { Length: > 0 } folder) continue;
            foreach (var asset in runtime.EnumerateObject())
            {
                var file = Path.GetFullPath(Path.Combine(PackageFolder, folder, asset.Name));
                if (file.StartsWith(PackageFolder, StringComparison.Ordinal) && File.Exists(file)) yield return file;
            }
        }
    }

    private static string PackageFolder
        => Path.GetFullPath(Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"));
}
