using IamAnalyzers.Build.Credentials;
using IamAnalyzers.Build.Declarations;
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

    /// <summary>Whether findings are messages instead of warnings.</summary>
    public bool IsTestProject { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        var baseline = BaselineFile.Length > 0 && File.Exists(BaselineFile) ? CredentialBaseline.Parse(File.ReadAllText(BaselineFile)) : CredentialBaseline.Empty;
        foreach (var (path, text, match) in CredentialFiles.InResources(Resources, AdditionalFiles))
        {
            if (baseline.Count == 0 || !baseline.Has(CredentialFiles.Rule, match.Value, CredentialFiles.RelativePath(BaselineFile, path))) Report(path, text, match);
        }
    }

    private void Report(string path, string text, CredentialMatch match)
    {
        var (line, column) = CredentialFiles.PlaceOf(text, match.Start);
        var message = $"{CredentialText.Describe(match)} stands in an embedded resource; rotate it if this was ever committed, and let the SDK find credentials by itself";
        if (IsTestProject) Log.LogMessage(null, CredentialFiles.Rule, null, path, line, column, line, column + match.Length, MessageImportance.Normal, "{0}", message);
        else Log.LogWarning(null, CredentialFiles.Rule, null, ProblemCodes.HelpLink(CredentialFiles.Rule), path, line, column, line, column + match.Length, "{0}", message);
    }
}
