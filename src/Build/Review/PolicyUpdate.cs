using IamAnalyzers.Assemblies.Positions;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Editing;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Build.Review;

/// <summary>Edits the files of a reviewed policy, in memory until they are saved.</summary>
internal sealed class PolicyUpdate
{
    private readonly PolicyEditor _editor = new(AwsCatalog.Default);
    private readonly Dictionary<string, (PolicyFileText Source, string Text)> _files;
    private readonly List<string> _lines = [];
    private readonly string _projectFolder;

    /// <summary>Reads the files of sets.</summary>
    /// <param name="projectFolder">The folder that the names of files are relative to.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public PolicyUpdate(IEnumerable<ReviewedSet> sets, string projectFolder)
    {
        _projectFolder = projectFolder;
        _files = sets.SelectMany(static set => set.Files).Select(static file => file.Path).Distinct(StringComparer.Ordinal)
            .Select(static path => (path, Source: PolicyFileText.Read(path)))
            .ToDictionary(static file => file.path, static file => (file.Source, file.Source.Text), StringComparer.Ordinal);
    }

    /// <summary>The names of the files, as reports show them, sorted.</summary>
    public IEnumerable<string> Names => _files.Keys.Select(NameOf).OrderBy(static name => name, StringComparer.Ordinal);

    /// <summary>What was done, a line each, in the order in which it was done.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds what a set lacks to the one of its files that is to get it.</summary>
    /// <param name="needs">What is needed.</param>
    public void Add(ReviewedSet set, IReadOnlyCollection<Need> needs)
    {
        if (set.FileToExtend is not { Path: var target }) return;
        var beside = set.Files.Where(file => file.Path != target)
            .Select(file => PolicyTextReader.Read(_files[file.Path].Text, PolicyKind.Identity).Policy)
            .OfType<PolicyText>()
            .Concat(set.Managed.Select(static policy => policy.Text));
        Take(target, _editor.Add(_files[target].Text, needs, beside), "added", "to");
    }

    /// <summary>Removes from a file what no need uses.</summary>
    /// <param name="needs">All that is needed, of every tier.</param>
    /// <param name="exceptions">What reviewers accept, and so stays.</param>
    public void Prune(ReviewedFile file, IReadOnlyList<Need> needs, IReadOnlyList<PolicyException> exceptions)
        => Take(file.Path, _editor.Prune(_files[file.Path].Text, needs, excess => exceptions.Accepting(file, excess) is not null), "removed", "from");

    /// <summary>Writes the files that changed, each in its own encoding.</summary>
    public void Save()
    {
        foreach (var file in _files.Where(static file => file.Value.Text != file.Value.Source.Text)) file.Value.Source.Write(file.Key, file.Value.Text);
    }

    private void Take(string path, EditedPolicy edited, string verb, string preposition)
    {
        if (edited.Problem is { } problem) throw new IOException($"'{path}' is not edited: {problem.Message}.");
        _files[path] = (_files[path].Source, edited.Text);
        _lines.AddRange(edited.Changes.Select(change => $"{verb} {change} {preposition} {NameOf(path)}"));
    }

    private string NameOf(string path) => SourcePath.Relative(path, _projectFolder);
}
