using IamAnalyzers.Assemblies;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Explaining;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;
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

    /// <summary>Where the result goes.</summary>
    [Required]
    public string MadeFile { get; set; } = "";

    /// <inheritdoc/>
    protected override void Run()
    {
        var catalog = AwsCatalog.Default;
        var program = CompiledProgram.Read(Assembly, NeedsFile, References, ProjectFolder, catalog);
        var (source, references) = (program.Source, program.References);
        var needs = references.Unite(source.Needs);
        var policies = PolicyBuilder.Build(needs.Permissions, references.Options, catalog)
            .Select(policy => new FittedPolicy(policy, PolicyFit.Of(policy.Document, references.Options, catalog)))
            .ToArray();
        var explainer = new Explainer(source, references, program.Places, catalog);
        var made = WrittenPolicies.Of(policies, needs, references, explainer).With(FormattedPolicies.Of(source.Name, needs, references, catalog)) with
        {
            Problems = Problems(program, policies, needs, catalog).ToEquatableArray(),
            Report = WritesReport ? ReviewPage.Write(program, ReviewedItem.Read(ReviewedFiles), [.. ExceptionItem.Read(ReviewedFiles).SelectMany(static file => file.File.Exceptions)], Environments, IsOneOfSeveral, catalog) : "",
        };
        TextFile.Write(MadeFile, made.Write());
    }

    private IEnumerable<Problem> Problems(CompiledProgram program, FittedPolicy[] policies, NeedsRecord needs, AwsCatalog catalog)
    {
        var (source, references) = (program.Source, program.References);
        return UnresolvedCallWarnings.Of(WithoutRecorded(source, program.Content), references)
            .Concat(UnseenCodeMessage.Of(program.Content))
            .Concat(references.CountsReached ? RefusedToReferences(program, catalog) : [])
            .Concat(PolicyProblems.OfConditions([.. policies.Select(static policy => policy.Policy)], references.Options))
            .Concat(policies.SelectMany(policy => PolicyProblems.OfSize(policy, references.Options)))
            .Concat(PolicyProblems.OfEncryption(needs, references.Options, catalog))
            .Concat(references.IdleExclusions(source.Needs).Select(static exclusion => new Problem(
                ProblemSeverity.Message, RuleIds.IdleExclusion, $"IamExclude '{exclusion.What}' excludes nothing; remove it.")));
    }

    // What is reached is not known when the compiler holds the program to its reviewed policy.
    private IEnumerable<Problem> RefusedToReferences(CompiledProgram program, AwsCatalog catalog)
    {
        ReviewedItem[] items = [.. ReviewedItem.Read(ReviewedFiles).Where(static item => item.File is not null)];
        var programs = new ReviewedPrograms([program], IsOneOfSeveral, catalog);
        var sets = ReviewedSet.Make([.. items.Select(static item => item.File!)], programs.Attached, Environments, new ExceptionReport(ExceptionItem.Read(ReviewedFiles), ExceptionReport.Today).Current);
        var report = new ReviewReport(programs, items, ProjectFolder);
        report.HoldNeeds(sets, ofReferences: true);
        return report.Problems.Select(static found => found.Problem with { Severity = ProblemSeverity.Warning });
    }

    // The calls that the record itself calls unresolved are C#: the analyzer reports them, each at its place in the code.
    private static NeedsSource WithoutRecorded(NeedsSource source, AssemblyContent content)
        => content.Record is { } text && NeedsRecordFormat.TryRead(text, out var record)
            ? source with { Needs = NeedsRecord.Create([], source.Needs.Unresolved.Except(record.Unresolved), []) }
            : source;
}
