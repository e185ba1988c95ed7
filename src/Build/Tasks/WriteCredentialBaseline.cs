using IamAnalyzers.Build.Credentials;
using IamAnalyzers.Core.Credentials;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>Writes what the compiles of a project found to the file of accepted findings, which other projects may share.</summary>
public sealed class WriteCredentialBaseline : IamTask
{
    /// <summary>
    /// The compiler's log of each target framework (SARIF 2.1), with the metadata <c>Sources</c>, <c>AdditionalFiles</c> and <c>Resources</c>:
    /// full paths of what was looked through.
    /// </summary>
    [Required]
    public ITaskItem[] Scans { get; set; } = [];

    /// <summary>The file of accepted findings; made when it is missing.</summary>
    [Required]
    public string BaselineFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var path = Path.GetFullPath(BaselineFile);
        List<string> lines;
        using (FileLock.Of(path))
        {
            var old = File.Exists(path) ? File.ReadAllText(path) : "";
            lines = [.. BaselineUpdate.Lines(old, path, [.. Scans.Select(CredentialScan.Of)])];
            var text = CredentialBaseline.Write(lines);
            if (text != old) File.WriteAllText(path, text);
        }

        Log.LogMessage(MessageImportance.High, "{0}: {1} {2}", path, lines.Count, lines.Count == 1 ? "finding" : "findings");
    }
}
