using IamAnalyzers.Assemblies;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.Page;
using IamAnalyzers.Build.References;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Build.Templates;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Explaining;
using IamAnalyzers.Core.Policies.Formats;
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
        var items = ReviewedItem.Read(ReviewedFiles);
        var made = Make(program, "", "", items, catalog);
        foreach (var entry in program.EntryPoints) made = made.With(entry.Name, Make(entry.Program, entry.Name, entry.Remark, items, catalog));
        made = made with
        {
            Problems = made.Problems.Concat(EntryPointMessages.Of(program, items)).ToEquatableArray(),
            Page = program.References.Formats.Contains(PolicyFormat.Page) ? PolicyPageHtml.Write(program, items, Exceptions, Environments, IsOneOfSeveral, catalog) : "",
            TemplateProblems = TemplateReport.Write(Templates.SelectMany(path => FunctionReview.Of(path, program.EntryPoints, catalog))),
        };
        TextFile.Write(MadeFile, made.Write());
    }

    private WrittenPolicies Make(CompiledProgram program, string entryPoint, string remark, IReadOnlyList<ReviewedItem> items, AwsCatalog catalog)
    {
        var (source, references) = (program.Source, program.References);
        var needs = references.Unite(source.Needs);
        var policies = FittedPolicy.AllOf(needs, references.Options, catalog);
        var explainer = new Explainer(source, references, program.Places, catalog) { EntryPoint = remark };
        ReviewedItem[] reviewed = [.. items.Where(item => item.EntryPoint == entryPoint)];
        var problems = entryPoint.Length == 0
            ? Problems(program, policies, needs, reviewed, catalog)
            : policies.SelectMany(policy => PolicyProblems.OfSize(policy, references.Options)).Select(problem => problem with { Text = $"Entry point {entryPoint}: {problem.Text}" }).Concat(Refused(program, reviewed, ofReferences: false, catalog));
        return WrittenPolicies.Of(policies, needs, references, explainer).With(FormattedPolicies.Of(entryPoint.Length == 0 ? source.Name : source.Name + "." + entryPoint, needs, references, catalog)) with
        {
            Problems = problems.ToEquatableArray(),
            Report = WritesReport && (entryPoint.Length == 0 || reviewed.Length > 0) ? ReviewPage.Write(program, reviewed, Exceptions, Environments, IsOneOfSeveral, catalog) : "",
        };
    }

    private IReadOnlyList<PolicyException> Exceptions => [.. ExceptionItem.Read(ReviewedFiles).SelectMany(static file => file.File.Exceptions)];

    private IEnumerable<Problem> Problems(CompiledProgram program, FittedPolicy[] policies, NeedsRecord needs, IReadOnlyList<ReviewedItem> items, AwsCatalog catalog)
    {
        var (source, references) = (program.Source, program.References);
        return UnresolvedCallWarnings.Of(WithoutRecorded(source, program.Content), references)
            .Concat(UnseenCodeMessage.Of(program.Content))
            .Concat(references.CountsReached ? Refused(program, items, ofReferences: true, catalog) : [])
            .Concat(PolicyProblems.OfConditions([.. policies.Select(static policy => policy.Policy)], references.Options))
            .Concat(policies.SelectMany(policy => PolicyProblems.OfSize(policy, references.Options)))
            .Concat(PolicyProblems.OfEncryption(needs, references.Options, catalog))
            .Concat(references.IdleExclusions(source.Needs).Select(static exclusion => new Problem(
                ProblemSeverity.Message, RuleIds.IdleExclusion, $"IamExclude '{exclusion.What}' excludes nothing; remove it.")));
    }

    // What is reached is not known when the compiler holds the program to its reviewed policy.
    private IEnumerable<Problem> Refused(CompiledProgram program, IReadOnlyList<ReviewedItem> reviewed, bool ofReferences, AwsCatalog catalog)
    {
        ReviewedItem[] items = [.. reviewed.Where(static item => item.File is not null)];
        var programs = new ReviewedPrograms([program], IsOneOfSeveral, catalog);
        var sets = ReviewedSet.Make([.. items.Select(static item => item.File!)], programs.Attached, Environments, new ExceptionReport(ExceptionItem.Read(ReviewedFiles), ExceptionReport.Today).Current);
        var report = new ReviewReport(programs, items, ProjectFolder);
        report.HoldNeeds(sets, ofReferences);
        return report.Problems.Select(static found => found.Problem with { Severity = ProblemSeverity.Warning });
    }

    // The calls that the record itself calls unresolved are C#: the analyzer reports them, each at its place in the code.
    private static NeedsSource WithoutRecorded(NeedsSource source, AssemblyContent content)
        => content.Record is { } text && NeedsRecordFormat.TryRead(text, out var record)
            ? source with { Needs = NeedsRecord.Create([], source.Needs.Unresolved.Except(record.Unresolved), []) }
            : source;
}
