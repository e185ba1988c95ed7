using IamAnalyzers.Build.Credentials;
using IamAnalyzers.Build.Templates;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>Which files of a project may be templates of CloudFormation or SAM: those that are named like one, and those that it declares.</summary>
public sealed class SelectIamTemplates : IamTask
{
    /// <summary>Files of the project.</summary>
    public ITaskItem[] Candidates { get; set; } = [];

    /// <summary>The templates that the project declares, whatever their names.</summary>
    public ITaskItem[] Declared { get; set; } = [];

    /// <summary>The folder of the project.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <summary>The full paths of the files that exist, each once, sorted.</summary>
    [Output]
    public string[] Selected { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run()
        => Selected = [.. Candidates.Select(CredentialFiles.FullPath).Where(path => TemplateFile.MayBe(path, ProjectFolder))
            .Concat(Declared.Select(CredentialFiles.FullPath))
            .Distinct(StringComparer.Ordinal)
            .Where(File.Exists)
            .OrderBy(static path => path, StringComparer.Ordinal)];
}
