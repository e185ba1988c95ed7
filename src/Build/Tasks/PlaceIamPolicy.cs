using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Core.Common;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>
/// In each build, after the program is in its output folder: brings the policies to their place, takes away those that are no
/// longer made, touches nothing that is as it should be, prints a line for each, and tells what is wrong with them.
/// </summary>
public sealed class PlaceIamPolicy : IamTask
{
    /// <summary>The file that <see cref="WriteIamPolicy"/> wrote.</summary>
    [Required]
    public string MadeFile { get; set; } = "";

    /// <summary>Where the default principal's policy goes.</summary>
    [Required]
    public string PolicyFile { get; set; } = "";

    /// <summary>The list of the files that the last build placed, kept under <c>obj</c>.</summary>
    [Required]
    public string PlacedFile { get; set; } = "";

    /// <summary>The program's assembly name, for the line.</summary>
    [Required]
    public string Program { get; set; } = "";

    /// <summary>The policies and explanations that stand in their place now.</summary>
    [Output]
    public string[] Placed { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var made = WrittenPolicies.Parse(TextFile.ReadOrEmpty(MadeFile))
            ?? throw new IOException($"'{MadeFile}' is not what this build wrote; delete it and build again.");
        var files = PolicyFileNames.Of(PolicyFile, made.Policies.Select(static policy => policy.Principal));
        if (files.Values.Select(path => PolicyOwner.Other(path, ProjectFile)).FirstOrDefault(static other => other is not null) is { } other)
        {
            Report(new Problem(
                ProblemSeverity.Error,
                RuleIds.PolicyOfAnotherProject,
                $"{Path.GetFileName(other)} ({other}) writes its policy to {PolicyFile}, too. Give one of the two projects another IamPolicyFile; if that project no longer writes there, build it once."));
            return;
        }

        var report = PolicyFileNames.Beside(PolicyFile, ".md");
        Placed = [.. made.Policies.SelectMany(policy => FilesOf(policy, files[policy.Principal]).Keys), .. made.Report.Length > 0 ? [report] : Array.Empty<string>()];
        RemoveStale(Placed);
        if (made.Report.Length > 0) TextFile.WriteIfDifferent(report, made.Report);
        foreach (var policy in made.Policies)
        {
            var path = files[policy.Principal];
            foreach (var file in FilesOf(policy, path)) TextFile.WriteIfDifferent(file.Key, file.Value);
            if (policy.Documents.Count > 0) Log.LogMessage(MessageImportance.High, "{0}", BuildLine.Of(policy, made, path));
        }

        if (made.Policies.All(static policy => policy.Documents.Count == 0)) Log.LogMessage(MessageImportance.High, "{0}", BuildLine.OfNothing(made, Program));
        foreach (var problem in made.Problems) Report(problem);
        if (BuildLine.OfDeployment(made) is { } rest) Log.LogMessage(MessageImportance.Normal, "{0}", rest);
    }

    private Dictionary<string, string> FilesOf(WrittenPolicy policy, string path)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [PolicyFileNames.Explain(path, ".json")] = PolicyOwner.Mark(policy.ExplainJson, PolicyOwner.NameOf(ProjectFile, path)),
            [PolicyFileNames.Explain(path, ".md")] = policy.ExplainText,
        };
        foreach (var format in policy.Formatted) files[PolicyFileNames.Beside(path, format.Extension)] = format.Text;
        foreach (var (file, i) in PolicyFileNames.Documents(path, policy.Documents.Count).Select(static (file, i) => (file, i))) files[file] = policy.Documents[i];
        return files;
    }

    // The list is written before the files, so that an interrupted build leaves none that nobody knows.
    private void RemoveStale(IEnumerable<string> current)
    {
        var keep = new HashSet<string>(current, StringComparer.Ordinal);
        foreach (var path in PlacedFiles.Read(PlacedFile).Append(PolicyFile).Where(path => !keep.Contains(path) && File.Exists(path))) File.Delete(path);
        PlacedFiles.Write(PlacedFile, keep);
    }
}
