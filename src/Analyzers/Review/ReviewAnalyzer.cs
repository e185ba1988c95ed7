using System.Collections.Immutable;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;
using IamAnalyzers.SdkCalls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
        var told = NeedsFile.Read(context.Options, context.CancellationToken);
        var project = told ?? ReferenceNeeds.Empty;
        var sets = ReviewedFiles.Sets(context.Options, project, context.CancellationToken);
        if (sets.Count == 0) return;

        // What an application excludes, or has by a managed policy, must not be added to its file.
        var isKnown = told is not null || !ProjectProperty.IsTrue(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions, ProjectProperty.IsApplication);
        CallPermissions.Visit(context, project, (file, name, permissions) => CheckCall(file, name, permissions, sets, project, isKnown));
        context.RegisterAdditionalFileAction(file => CheckFile(file, [.. sets.Where(set => set.Files.Count > 0 && set.Files[0].Path == file.AdditionalFile.Path)], project));
    }

    private static void CheckCall(SemanticModelAnalysisContext context, SyntaxNode name, IReadOnlyList<Permission> permissions, IReadOnlyList<ReviewedSet> sets, ReferenceNeeds project, bool isKnown)
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
                if (IsHalfTyped(context, name)) return;
                context.ReportDiagnostic(Diagnostic.Create(
                    rule,
                    CallVisitor.PlaceOf(name),
                    isKnown ? Missing(set, rule, action.Select(static one => one.Need.Need))?.Properties() : null,
                    ReviewTexts.Arguments(set.Name, need.Need, outcome, ReviewTexts.ThisCall, when: need.When)));
            }
        }
    }

    // What the call will ask for is not written yet.
    private static bool IsHalfTyped(SemanticModelAnalysisContext context, SyntaxNode name)
        => context.SemanticModel.GetDiagnostics((name.FirstAncestorOrSelf<StatementSyntax>() ?? name.Parent ?? name).Span, context.CancellationToken)
            .Any(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);

    // One diagnostic an action: a library with many calls must not flood the file.
    private static void CheckFile(AdditionalFileAnalysisContext context, IReadOnlyList<ReviewedSet> sets, ReferenceNeeds project)
    {
        if (sets.Count == 0) return;
        var needs = NeedsBesideCode(context, sets, project);
        if (needs.Count == 0) return;
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        foreach (var set in sets)
        {
            foreach (var action in RefusedNeed.Find(set, needs).GroupBy(static refused => refused.Need.Need.Action, StringComparer.Ordinal))
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

    private static IReadOnlyList<ProgramNeed> NeedsBesideCode(AdditionalFileAnalysisContext context, IReadOnlyList<ReviewedSet> sets, ReferenceNeeds project)
    {
        var declared = Of(project with { Sources = project.Sources.Where(static source => source.Name == NeedsSource.Project).ToEquatableArray() });

        // What the program reaches of its references is known after compile, and held to the policy then.
        if (project.CountsReached) return declared;
        var all = Of(project.WithOpen(context.Compilation, context.CancellationToken));
        return sets.Any(set => RefusedNeed.Find(set, all).Any()) && !SourceNeeds.AreKnown(context.Compilation, context.CancellationToken) ? declared : all;

        static IReadOnlyList<ProgramNeed> Of(ReferenceNeeds held) => ProgramNeed.Of(new NeedsSource("", true, NeedsRecord.Empty), held, AwsCatalog.Default);
    }

    private static MissingPermission? Missing(ReviewedSet set, DiagnosticDescriptor rule, IEnumerable<Need> needs)
        => (rule != Rules.MissingPermission && rule != Rules.MissingCase) || set.FileToExtend is not { } file ? null : new(file.Path, needs.Select(set.Policy.MissingOf).OfType<Need>().ToEquatableArray());

    private static DiagnosticDescriptor RuleOf(RefusedNeed refused) => Reported.First(rule => rule.Id == refused.Rule);
}
