using System.Reflection.PortableExecutable;

namespace IamAnalyzers.Tool.Inputs;

/// <summary>A folder with published programs.</summary>
internal static class FolderInput
{
    private const string RuntimeConfig = ".runtimeconfig.json";
    private const string Deps = ".deps.json";

    /// <summary>Finds the programs.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Their files: assemblies, or single-file programs. A Lambda function is a library, so the assembly counts that the list of packages is for.</returns>
    public static IReadOnlyList<string> Programs(string folder)
    {
        foreach (var suffix in new[] { RuntimeConfig, Deps })
        {
            string[] found = [.. Directory.EnumerateFiles(folder, "*" + suffix).Order(StringComparer.Ordinal).Select(file => file[..^suffix.Length] + ".dll").Where(File.Exists)];
            if (found.Length > 0) return found;
        }

        return [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Where(static file => IsExecutable(file) && (IsManaged(file) || IsLarge(file)))];
    }

    /// <summary>Whether a file is a .NET assembly.</summary>
    public static bool IsManaged(string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            return file.HasMetadata;
        }
        catch (Exception error) when (error is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsExecutable(string path) => Path.GetExtension(path).ToLowerInvariant() is ".exe" or "";

    // The host of a single-file program alone has more than a script or a license.
    private static bool IsLarge(string path)
    {
        const int SmallestBundle = 1 << 20;
        return new FileInfo(path).Length >= SmallestBundle;
    }
}
