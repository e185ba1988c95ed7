using System.Text;
using IamAnalyzers.Core.Credentials;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Credentials;

/// <summary>Which files of a project the compiler can be handed to look for credentials: a missing or binary one would fail the compile.</summary>
internal static class CredentialFiles
{
    /// <summary>The credentials in embedded resources that the compiler does not look through itself.</summary>
    /// <param name="resources">Full paths of the resources.</param>
    /// <param name="additionalFiles">Full paths of what the compiler looks through.</param>
    public static IEnumerable<(string Path, string Text, CredentialMatch Match)> InResources(IEnumerable<string> resources, IEnumerable<string> additionalFiles)
    {
        var known = new HashSet<string>(additionalFiles, StringComparer.OrdinalIgnoreCase);
        foreach (var path in resources.Distinct(StringComparer.OrdinalIgnoreCase).Where(path => !known.Contains(path)))
        {
            if (ReadText(path) is not { } text) continue;
            foreach (var match in TextEvidence.Credentials(text)) yield return (path, text, match);
        }
    }

    /// <summary>The files to hand to the compiler: each once, in a fixed order.</summary>
    /// <param name="candidates">Full paths of files of the project.</param>
    /// <param name="known">Those that the compiler gets already.</param>
    public static IEnumerable<string> Select(IEnumerable<string> candidates, IEnumerable<string> known)
    {
        var seen = new HashSet<string>(known, StringComparer.OrdinalIgnoreCase);
        return candidates.Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(path => !seen.Contains(path) && IsReadable(path))
            .OrderBy(static path => path, StringComparer.Ordinal);
    }

    /// <summary>The full path of an item.</summary>
    public static string FullPath(ITaskItem item) => item.GetMetadata("FullPath");

    /// <summary>The path of a file, seen from the folder of another, with forward slashes.</summary>
    public static string RelativePath(string from, string path)
        => Uri.UnescapeDataString(new Uri(Path.GetFullPath(from)).MakeRelativeUri(new Uri(Path.GetFullPath(path))).ToString());

    /// <summary>Whether a file holds settings by its name, is there, is not too long and is text.</summary>
    public static bool IsReadable(string path) => SettingsFiles.HoldsSettings(path) && ReadText(path) is not null;

    /// <summary>The text of a file; null when it is missing, too long, binary or locked.</summary>
    public static string? ReadText(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists || file.Length > SettingsFiles.LongestText) return null;
            var text = File.ReadAllText(path, Encoding.UTF8);
            return text.IndexOf('\0') >= 0 ? null : text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The line and column of a place in a text, both counted from one.</summary>
    public static (int Line, int Column) PlaceOf(string text, int index)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < index; i++)
        {
            if (text[i] != '\n') continue;
            line++;
            start = i + 1;
        }

        return (line, index - start + 1);
    }
}
