using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.Templates;
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

    /// <summary>
    /// What the terminal logger takes for the output of the project: <c>Name -> path</c>. It shows messages of tasks at verbosity detailed only, and of each project
    /// one line with the last output that was told, so the policy is told there. Empty for other loggers, which show all messages.
    /// </summary>
    public string TerminalOutput { get; set; } = "";

    /// <summary>The policies and explanations that stand in their place now.</summary>
    [Output]
    public string[] Placed { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var made = WrittenPolicies.Parse(TextFile.ReadOrEmpty(MadeFile))
            ?? throw new IOException($"'{MadeFile}' is not what this build wrote; delete it and build again.");
        var files = PolicyFileNames.Of(PolicyFile, made.Policies.Select(static policy => (policy.EntryPoint, policy.Principal)));
        if (files.Values.Select(path => PolicyOwner.Other(path, ProjectFile)).FirstOrDefault(static other => other is not null) is { } other)
        {
            Report(new Problem(
                ProblemSeverity.Error,
                RuleIds.PolicyOfAnotherProject,
                $"{Path.GetFileName(other)} ({other}) writes its policy to {PolicyFile}, too. Give one of the two projects another IamPolicyFile; if that project no longer writes there, build it once."));
            return;
        }

        var reports = ReportsOf(made);
        Placed = [.. made.Policies.SelectMany(policy => FilesOf(policy, files[(policy.EntryPoint, policy.Principal)]).Keys), .. reports.Keys];
        RemoveStale(Placed);
        foreach (var report in reports) TextFile.WriteIfDifferent(report.Key, report.Value);
        foreach (var policy in made.Policies)
        {
            var path = files[(policy.EntryPoint, policy.Principal)];
            foreach (var file in FilesOf(policy, path)) TextFile.WriteIfDifferent(file.Key, file.Value);
            if (policy.EntryPoint.Length > 0) Log.LogMessage(MessageImportance.High, "{0}", BuildLine.OfEntryPoint(policy, path));
            else if (policy.Documents.Count > 0) Log.LogMessage(MessageImportance.High, "{0}", BuildLine.Of(policy, made, path));
        }

        if (made.Policies.All(static policy => policy.EntryPoint.Length > 0 || policy.Documents.Count == 0)) Log.LogMessage(MessageImportance.High, "{0}", BuildLine.OfNothing(made, Program));
        foreach (var problem in made.Problems) Report(problem);
        foreach (var (problem, place) in TemplateReport.Parse(made.TemplateProblems)) Report(problem, place);
        if (TerminalOutput.Length > 0 && BuildLine.OfTerminal(made, Path.GetFileName(PolicyFile)) is { } summary) Log.LogMessage(MessageImportance.High, "{0}", $"{TerminalOutput} ({summary})");
        if (BuildLine.OfDeployment(made) is { } rest) Log.LogMessage(MessageImportance.Normal, "{0}", rest);
    }

    private Dictionary<string, string> ReportsOf(WrittenPolicies made)
    {
        var reports = new Dictionary<string, string>(StringComparer.Ordinal);
        if (made.Report.Length > 0) reports[PolicyFileNames.Beside(PolicyFile, ".md")] = made.Report;
        for (var i = 0; i + 1 < made.EntryReports.Count; i += 2) reports[PolicyFileNames.Report(PolicyFile, made.EntryReports[i])] = made.EntryReports[i + 1];
        return reports;
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
