using IamAnalyzers.Build.Credentials;
using IamAnalyzers.Core.Credentials;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>Adds what a compile found to the file of accepted findings.</summary>
public sealed class WriteCredentialBaseline : IamTask
{
    /// <summary>The compiler's log, SARIF 2.1.</summary>
    [Required]
    public string LogFile { get; set; } = "";

    /// <summary>The file of accepted findings; made when it is missing.</summary>
    [Required]
    public string BaselineFile { get; set; } = "";

    /// <summary>The embedded resources, which the log does not speak of.</summary>
    public ITaskItem[] Resources { get; set; } = [];

    /// <summary>What the compiler looked through.</summary>
    public ITaskItem[] AdditionalFiles { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var path = Path.GetFullPath(BaselineFile);
        var old = File.Exists(path) ? File.ReadAllLines(path).Where(static line => line.Length > 0 && line[0] != '#') : [];
        var inResources = CredentialFiles.InResources(Resources, AdditionalFiles)
            .Select(found => CredentialBaseline.Line(CredentialFiles.Rule, CredentialText.Hash(found.Match.Value), CredentialFiles.RelativePath(path, found.Path)));
        var lines = old.Concat(CredentialLog.Read(LogFile, path)).Concat(inResources).Distinct(StringComparer.Ordinal).ToList();
        File.WriteAllText(path, CredentialBaseline.Write(lines));
        Log.LogMessage(MessageImportance.High, "{0}: {1} findings", path, lines.Count);
    }
}
