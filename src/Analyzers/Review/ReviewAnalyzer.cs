using System.Collections.Immutable;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>IAM2001, IAM2004, IAM2005 and IAM2006: a call that needs what the reviewed policy does not allow, denies, or allows for some values or cases only.</summary>
/// <remarks>
/// Conditional and deployment needs raise nothing: whether they are needed is not known. What references need and what the project
/// declares has no place in the code: it is reported in the policy, once a build has told it.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReviewAnalyzer : IamAnalyzer
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Reported = ImmutableArray.Create(Rules.MissingPermission, Rules.DeniedCall, Rules.UncertainPermission, Rules.MissingCase);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Reported;

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        var project = NeedsFile.Read(context.Options, context.CancellationToken) ?? ReferenceNeeds.Empty;
        var sets = ReviewedFiles.Sets(context.Options, project, context.CancellationToken);
        if (sets.Count == 0) return;
        CallPermissions.Visit(context, project, (call, place, permissions) => CheckCall(call, place, permissions, sets, project));

        // What the program reaches of its references is known after compile, and held to the policy then.
        if (project.CountsReached) project = project with { Sources = project.Sources.Where(static source => source.Name == NeedsSource.Project).ToEquatableArray() };
        if (project.Sources.Count == 0) return;
        var needs = new Lazy<IReadOnlyList<ProgramNeed>>(() => ProgramNeed.Of(new NeedsSource("", true, NeedsRecord.Empty), project, AwsCatalog.Default));
        context.RegisterAdditionalFileAction(file => CheckFile(file, [.. sets.Where(set => set.Files.Count > 0 && set.Files[0].Path == file.AdditionalFile.Path)], needs));
    }

    private static void CheckCall(SyntaxNodeAnalysisContext context, Location place, IReadOnlyList<Permission> permissions, IReadOnlyList<ReviewedSet> sets, ReferenceNeeds project)
    {
        foreach (var set in sets)
        {
            var needs = permissions.Select(permission => new ProgramNeed(permission, Need.Of(permission, project.Options, AwsCatalog.Default), ""));
            foreach (var action in RefusedNeed.Find(set, needs).GroupBy(static refused => refused.Need.Need.Action, StringComparer.Ordinal))
            {
                // Several needs of one action: the worst outcome is what the reader must know.
                var worst = action.OrderByDescending(static one => one.Outcome.Verdict).First();
                var (need, outcome) = worst;
                var rule = RuleOf(worst);
                context.ReportDiagnostic(Diagnostic.Create(
                    rule,
                    place,
                    Missing(set, rule, action.Select(static one => one.Need.Need))?.Properties(),
                    ReviewTexts.Arguments(set.Name, need.Need, outcome, ReviewTexts.ThisCall, when: need.When)));
            }
        }
    }

    // One diagnostic an action: a library with many calls must not flood the file.
    private static void CheckFile(AdditionalFileAnalysisContext context, IReadOnlyList<ReviewedSet> sets, Lazy<IReadOnlyList<ProgramNeed>> needs)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        foreach (var set in sets)
        {
            foreach (var action in RefusedNeed.Find(set, needs.Value).GroupBy(static refused => refused.Need.Need.Action, StringComparer.Ordinal))
            {
                var worst = action.OrderByDescending(static refused => refused.Outcome.Verdict).First();
                var rule = RuleOf(worst);
                if (FileSeverity.Of(rule, options, rule.DefaultSeverity) is not { } severity) continue;
                if (context.AdditionalFile.GetText(context.CancellationToken) is not { } source) continue;
                var owners = action.Where(refused => refused.Outcome.Verdict == worst.Outcome.Verdict).Select(static refused => refused.Need).ToList();
                context.ReportDiagnostic(Diagnostic.Create(
                    rule,
                    FileLocation.Of(context.AdditionalFile.Path, source, set.Files[0].Place),
                    severity,
                    null,
                    Missing(set, rule, action.Select(static refused => refused.Need.Need))?.Properties(),
                    ReviewTexts.Arguments(set.Name, worst.Need.Need, worst.Outcome, ReviewTexts.Owners(owners), owners.TrueForAll(static need => need.IsDeclared), worst.Need.When)));
            }
        }
    }

    private static MissingPermission? Missing(ReviewedSet set, DiagnosticDescriptor rule, IEnumerable<Need> needs)
        => (rule != Rules.MissingPermission && rule != Rules.MissingCase) || set.FileToExtend is not { } file ? null : new(file.Path, needs.Select(set.Policy.MissingOf).OfType<Need>().ToEquatableArray());

    private static DiagnosticDescriptor RuleOf(RefusedNeed refused) => Reported.First(rule => rule.Id == refused.Rule);
}
