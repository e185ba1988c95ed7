using IamAnalyzers.Assemblies;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Review;

/// <summary>From a compiled program to its policies, those of its entry points, and what is to be told of them.</summary>
/// <param name="items">The files of its reviewed policy.</param>
/// <param name="exceptions">The files in which reviewers say what they accept.</param>
internal sealed class PolicyMaker(IReadOnlyList<ReviewedItem> items, IReadOnlyList<ExceptionItem> exceptions, AwsCatalog catalog)
{
    /// <summary>Whether a page is wanted that holds the program against its reviewed policy.</summary>
    public bool WritesReport { get; init; }

    /// <summary>Property <c>IamPolicyEnvironments</c>.</summary>
    public string Environments { get; init; } = "";

    /// <summary>Whether the project is compiled for other frameworks, too.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>The project's folder, to which the paths of source files are relative.</summary>
    public string ProjectFolder { get; init; } = "";

    /// <summary>Makes the policies of a program and of each of its entry points.</summary>
    /// <returns>The policies, with what each build has to tell of them.</returns>
    public WrittenPolicies Make(CompiledProgram program)
    {
        var made = Make(program, "", "");
        foreach (var entry in program.EntryPoints) made = made.With(entry.Name, Make(entry.Program, entry.Name, entry.Remark));
        return made with { Problems = made.Problems.Concat(EntryPointMessages.Of(program, items)).ToEquatableArray() };
    }

    private WrittenPolicies Make(CompiledProgram program, string entryPoint, string remark)
    {
        var (source, references) = (program.Source, program.References);
        var needs = references.Unite(source.Needs);
        var policies = ProgramExplanation.Policies(program, catalog);
        var explainer = ProgramExplanation.Explainer(program, remark, catalog);
        ReviewedItem[] reviewed = [.. items.Where(item => item.EntryPoint == entryPoint)];
        var problems = entryPoint.Length == 0
            ? Problems(program, policies, needs, reviewed)
            : policies.SelectMany(policy => PolicyProblems.OfSize(policy, references)).Select(problem => problem with { Text = $"Entry point {entryPoint}: {problem.Text}" }).Concat(Refused(program, reviewed, ofReferences: false));
        return WrittenPolicies.Of(policies, needs, references, explainer).With(FormattedPolicies.Of(entryPoint.Length == 0 ? source.Name : source.Name + "." + entryPoint, needs, references, catalog)) with
        {
            Problems = problems.ToEquatableArray(),
            Report = WritesReport && (entryPoint.Length == 0 || reviewed.Length > 0) ? ReviewPage.Write(program, reviewed, [.. exceptions.SelectMany(static file => file.File.Exceptions)], Environments, IsOneOfSeveral, catalog) : "",
        };
    }

    private IEnumerable<Problem> Problems(CompiledProgram program, IReadOnlyList<FittedPolicy> policies, NeedsRecord needs, IReadOnlyList<ReviewedItem> reviewed)
    {
        var (source, references) = (program.Source, program.References);
        return UnresolvedCallWarnings.Of(WithoutRecorded(source, program.Content), references)
            .Concat(UnseenCodeMessage.Of(program.Content))
            .Concat(references.CountsReached ? Refused(program, reviewed, ofReferences: true) : [])
            .Concat(PolicyProblems.OfConditions([.. policies.Select(static policy => policy.Policy)], references.Options))
            .Concat(policies.SelectMany(policy => PolicyProblems.OfSize(policy, references)))
            .Concat(PolicyProblems.OfEncryption(needs, references.Options, catalog))
            .Concat(DeclaredInput.Idle(needs, references.Options))
            .Concat(references.IdleExclusions(source.Needs).Select(static exclusion => new Problem(
                ProblemSeverity.Message, RuleIds.IdleExclusion, $"IamExclude '{exclusion.What}' excludes nothing; remove it.")));
    }

    // What is reached is not known when the compiler holds the program to its reviewed policy.
    private IEnumerable<Problem> Refused(CompiledProgram program, IReadOnlyList<ReviewedItem> reviewed, bool ofReferences)
    {
        ReviewedItem[] readable = [.. reviewed.Where(static item => item.File is not null)];
        var programs = new ReviewedPrograms([program], IsOneOfSeveral, catalog);
        var sets = ReviewedSet.Make([.. readable.Select(static item => item.File!)], programs.Attached, Environments, new ExceptionReport(exceptions, ExceptionReport.Today).Current);
        var report = new ReviewReport(programs, readable, ProjectFolder);
        report.HoldNeeds(sets, ofReferences);
        return report.Problems.Select(static found => found.Problem with { Severity = ProblemSeverity.Warning });
    }

    // The calls that the record itself calls unresolved are C#: the analyzer reports them, each at its place in the code.
    private static NeedsSource WithoutRecorded(NeedsSource source, AssemblyContent content)
        => content.Record is { } text && NeedsRecordFormat.TryRead(text, out var record)
            ? source with { Needs = NeedsRecord.Create([], source.Needs.Unresolved.Except(record.Unresolved), []) }
            : source;
}
