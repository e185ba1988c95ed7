using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Build.Templates;
using IamAnalyzers.Core.Catalog;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>
/// After compile: makes the policies from the record of the compiled program and the needs of its references, and what is to be told of
/// them. The result is written under <c>obj</c>; <see cref="PlaceIamPolicy"/> brings it to its place and tells it, in each build.
/// </summary>
public sealed class WriteIamPolicy : IamTask
{
    /// <summary>The compiled program.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The file that <see cref="CollectIamNeeds"/> wrote.</summary>
    [Required]
    public string NeedsFile { get; set; } = "";

    /// <summary>The references whose needs are in <see cref="NeedsFile"/>, for the places of their calls.</summary>
    public string[] References { get; set; } = [];

    /// <summary>The project's folder, to which the paths of source files in the explanation are relative.</summary>
    public string ProjectFolder { get; set; } = "";

    /// <summary>The files of the reviewed policy, with their metadata; none when no report is wanted.</summary>
    public ITaskItem[] ReviewedFiles { get; set; } = [];

    /// <summary>Whether a report is wanted at all: one on managed policies needs no file.</summary>
    public bool WritesReport { get; set; }

    /// <summary>Property <c>IamPolicyEnvironments</c>.</summary>
    public string Environments { get; set; } = "";

    /// <summary>Whether the project is compiled for other frameworks, too.</summary>
    public bool IsOneOfSeveral { get; set; }

    /// <summary>The templates whose functions are held against what their handlers need; none unless the project asks for it.</summary>
    public string[] Templates { get; set; } = [];

    /// <summary>Where the result goes.</summary>
    [Required]
    public string MadeFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var catalog = AwsCatalog.Default;
        var program = CompiledProgram.Read(Assembly, NeedsFile, References, ProjectFolder, catalog);
        var maker = new PolicyMaker(ReviewedItem.Read(ReviewedFiles), ExceptionItem.Read(ReviewedFiles), catalog)
        {
            WritesReport = WritesReport,
            Environments = Environments,
            IsOneOfSeveral = IsOneOfSeveral,
            ProjectFolder = ProjectFolder,
        };
        var made = maker.Make(program) with { TemplateProblems = TemplateReport.Write(Templates.SelectMany(path => FunctionReview.Of(path, program.EntryPoints, catalog))) };
        TextFile.Write(MadeFile, made.Write());
    }
}
