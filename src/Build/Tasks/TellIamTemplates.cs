using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.Templates;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>Tells what <see cref="CheckIamTemplates"/> found, in each build: one that has nothing to check anew means the same as the one before.</summary>
public sealed class TellIamTemplates : IamTask
{
    /// <summary>The file that <see cref="CheckIamTemplates"/> wrote.</summary>
    [Required]
    public string MadeFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        foreach (var (problem, place) in TemplateReport.Parse(TextFile.ReadOrEmpty(MadeFile))) Report(problem, place);
    }
}
