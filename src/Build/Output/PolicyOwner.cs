using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Json;

namespace IamAnalyzers.Build.Output;

/// <summary>
/// The project that placed a policy. Two projects may be told to write to one path; each policy's explanation names its project, so that
/// neither replaces nor removes what the other wrote.
/// </summary>
internal static class PolicyOwner
{
    private const string Property = "Project";
    private const string Begin = "{\n";

    /// <summary>Names a project as an explanation does: its path, relative to the policy's folder, so that it is the same on every machine.</summary>
    /// <param name="projectFile">The project's full path.</param>
    /// <param name="policyFile">The policy's full path.</param>
    /// <returns>The path with <c>/</c>; the file's name alone when the two are on different drives.</returns>
    public static string NameOf(string projectFile, string policyFile)
    {
        var relative = new Uri(Path.GetFullPath(policyFile)).MakeRelativeUri(new Uri(Path.GetFullPath(projectFile)));
        return relative.IsAbsoluteUri ? Path.GetFileName(projectFile) : Uri.UnescapeDataString(relative.ToString());
    }

    /// <summary>Writes the owner into an explanation.</summary>
    /// <param name="explanation">The explanation as JSON.</param>
    /// <param name="owner">The owner's name.</param>
    public static string Mark(string explanation, string owner)
    {
        var text = new System.Text.StringBuilder(Begin).Append("  \"").Append(Property).Append("\": ");
        PolicyWriter.WriteString(text, owner);
        return text.Append(",\n").Append(explanation, Begin.Length, explanation.Length - Begin.Length).ToString();
    }

    /// <summary>The project that placed a policy, when it is another one that still exists.</summary>
    /// <param name="policyFile">The policy's full path.</param>
    /// <param name="projectFile">The project that asks.</param>
    /// <returns>The other project's full path; <see langword="null"/> when the place is free or one's own.</returns>
    public static string? Other(string policyFile, string projectFile)
    {
        if (Read(PolicyFileNames.Explain(policyFile, ".json")) is not { } owner || owner == NameOf(projectFile, policyFile)) return null;
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(policyFile)!, owner));
        return File.Exists(path) ? path : null;
    }

    private static string? Read(string explanation)
        => JsonText.Read(TextFile.ReadOrEmpty(explanation)).Root?.Find(Property)?.Value.Text;
}
