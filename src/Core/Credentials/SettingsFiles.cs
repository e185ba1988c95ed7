namespace IamAnalyzers.Core.Credentials;

/// <summary>The files of a project that hold settings, by name: what the build hands to the compiler and the analyzer reads.</summary>
public static class SettingsFiles
{
    /// <summary>The option that sets the severity of findings in a file, for which the compiler ignores the sections of <c>.editorconfig</c>.</summary>
    public const string SeverityOption = "iam_analyzers.iam0005.severity";

    /// <summary>A longer text is data, not settings; in characters.</summary>
    public const int LongestText = 1 << 20;

    private const int Sample = 4096;

    private static readonly string[] Extensions =
    [
        ".json", ".xml", ".yaml", ".yml", ".ini", ".tfvars", ".config", ".env", ".runsettings", ".template", ".csproj", ".props", ".targets", ".toml", ".dockerfile",
        ".resx", ".settings", ".properties", ".plist", ".tf", ".hcl", ".conf", ".cfg", ".pubxml", ".http",
    ];

    private static readonly string[] Names = ["dockerfile", "containerfile", ".env", "credentials"];

    /// <summary>Folders of other people's packages.</summary>
    private static readonly string[] Foreign = ["/node_modules/", "/bower_components/"];

    private static readonly string[] Generated = ["project.assets.json", "packages.lock.json", "package-lock.json", "project.nuget.cache"];

    /// <summary>Whether a file's name is one of settings.</summary>
    /// <param name="path">The path, with either slash.</param>
    /// <returns>Whether it is; false for lock files, which are long and full of hashes, and for packages of npm and its like.</returns>
    public static bool HoldsSettings(string path)
    {
        var plain = path.Replace('\\', '/');
        if (Array.Exists(Foreign, folder => plain.IndexOf(folder, StringComparison.OrdinalIgnoreCase) >= 0)) return false;
        var name = plain.Substring(plain.LastIndexOf('/') + 1).ToLowerInvariant();
        if (Generated.Contains(name, StringComparer.Ordinal) || name.EndsWith(".deps.json", StringComparison.Ordinal)) return false;
        return Array.Exists(Extensions, extension => name.EndsWith(extension, StringComparison.Ordinal))
            || Array.Exists(Names, one => name == one || name.StartsWith(one + ".", StringComparison.Ordinal));
    }

    /// <summary>Whether what was read as text is none: it has zeros near its beginning.</summary>
    /// <returns>Whether it is binary.</returns>
    public static bool IsBinary(string text) => text.IndexOf('\0', 0, Math.Min(text.Length, Sample)) >= 0;
}
