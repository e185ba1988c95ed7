using IamAnalyzers.Build.Credentials;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Credentials;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>Looks through the embedded resources that the compiler is not handed: every text, whatever its name.</summary>
public sealed class ScanEmbeddedResources : IamTask
{
    /// <summary>The resources.</summary>
    public ITaskItem[] Resources { get; set; } = [];

    /// <summary>What the compiler looks through.</summary>
    public ITaskItem[] AdditionalFiles { get; set; } = [];

    /// <summary>The file of accepted findings; may be missing.</summary>
    public string BaselineFile { get; set; } = "";

    /// <summary>Files of analyzer options: allow lists and severities.</summary>
    public ITaskItem[] ConfigFiles { get; set; } = [];

    /// <summary>Whether findings are messages instead of warnings.</summary>
    public bool IsTestProject { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var baseline = BaselineFile.Length > 0 && File.Exists(BaselineFile) ? CredentialBaseline.Parse(File.ReadAllText(BaselineFile)) : CredentialBaseline.Empty;
        CredentialOptions? options = null;
        foreach (var (path, text, match) in CredentialFiles.InResources(Resources.Select(CredentialFiles.FullPath), AdditionalFiles.Select(CredentialFiles.FullPath)))
        {
            if (baseline.Count > 0 && baseline.Has(RuleIds.CredentialInFile, match.Value, CredentialFiles.RelativePath(BaselineFile, path))) continue;
            // Read when there is a finding, which is seldom: the SDK's own files are long.
            options ??= CredentialOptions.Read(ConfigFiles.Select(CredentialFiles.FullPath));
            if (!options.Allows(match.Value, path)) Report(path, text, match, options.SeverityIn(path));
        }
    }

    private void Report(string path, string text, CredentialMatch match, string? severity)
    {
        var (line, column) = CredentialFiles.PlaceOf(text, match.Start);
        var (end, link) = (column + match.Length, RuleIds.HelpLink(RuleIds.CredentialInFile));
        var message = $"{CredentialText.Describe(match)} is in an embedded resource; {CredentialText.AdviseInFile(match)}";
        switch (severity ?? (IsTestProject ? "suggestion" : "warning"))
        {
            case "none":
                break;
            case "error":
                Log.LogError(null, RuleIds.CredentialInFile, null, link, path, line, column, line, end, "{0}", message);
                break;
            case "suggestion" or "info" or "silent" or "hidden":
                Log.LogMessage(null, RuleIds.CredentialInFile, null, path, line, column, line, end, MessageImportance.Normal, "{0}", message);
                break;
            default:
                Log.LogWarning(null, RuleIds.CredentialInFile, null, link, path, line, column, line, end, "{0}", message);
                break;
        }
    }
}
