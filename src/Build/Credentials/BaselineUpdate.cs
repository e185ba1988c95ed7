using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Credentials;

namespace IamAnalyzers.Build.Credentials;

/// <summary>
/// Brings a baseline up to what a project's compiles found. Lines of files that they looked through are replaced, lines of files that are
/// gone are dropped, and lines of other files stay: they belong to other projects that share the baseline.
/// </summary>
internal static class BaselineUpdate
{
    /// <summary>Makes the lines of the new baseline.</summary>
    /// <param name="old">The text of the old baseline.</param>
    /// <param name="path">The baseline's full path.</param>
    /// <param name="scans">The compiles of the project, one for each target framework.</param>
    public static IEnumerable<string> Lines(string old, string path, IReadOnlyList<CredentialScan> scans)
    {
        var looked = new HashSet<string>(
            scans.SelectMany(static scan => scan.Sources.Concat(scan.AdditionalFiles).Concat(scan.Resources)).Select(file => CredentialFiles.RelativePath(path, file)), StringComparer.Ordinal);
        var kept = CredentialBaseline.Parse(old).Lines.Where(line => CredentialBaseline.FileOf(line) is { } file && !looked.Contains(file) && IsThere(path, file));
        return kept.Concat(scans.SelectMany(scan => Found(scan, path))).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Found(CredentialScan scan, string path)
        => CredentialLog.Read(scan.LogFile, path).Concat(CredentialFiles.InResources(scan.Resources, scan.AdditionalFiles)
            .Select(found => CredentialBaseline.Line(RuleIds.CredentialInFile, CredentialText.Hash(found.Match.Value), CredentialFiles.RelativePath(path, found.Path))));

    private static bool IsThere(string baseline, string file) => File.Exists(Path.Combine(Path.GetDirectoryName(baseline)!, file));
}
