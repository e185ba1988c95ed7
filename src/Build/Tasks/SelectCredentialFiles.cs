using IamAnalyzers.Build.Credentials;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IamAnalyzers.Build.Tasks;

/// <summary>Before compile: which files of the project the compiler shall look through for credentials.</summary>
public sealed class SelectCredentialFiles : IamTask
{
    /// <summary>Files of the project.</summary>
    public ITaskItem[] Candidates { get; set; } = [];

    /// <summary>What the compiler gets already: a file given twice is looked through twice.</summary>
    public ITaskItem[] AdditionalFiles { get; set; } = [];

    /// <summary>The files to add, with the metadata by which the analyzer knows them; never shown in the IDE.</summary>
    [Output]
    public ITaskItem[] Selected { get; private set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        Selected =
        [
            .. CredentialFiles.Select(Candidates.Select(CredentialFiles.FullPath), AdditionalFiles.Select(CredentialFiles.FullPath))
                .Select(static path => new TaskItem(path, new Dictionary<string, string> { ["IamCredentials"] = "true", ["Visible"] = "false" })),
        ];
    }
}
