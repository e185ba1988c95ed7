using System.Collections.Immutable;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Review;

/// <summary>IAM2001, IAM2004 and IAM2005: a call that needs what the reviewed policy does not allow, denies, or allows for some values only.</summary>
/// <remarks>Conditional and deployment needs raise nothing: whether they are needed is not known.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ReviewAnalyzer : IamAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rules.MissingPermission, Rules.DeniedCall, Rules.UncertainPermission);

    /// <inheritdoc/>
    protected override void Start(CompilationStartAnalysisContext context)
    {
        var files = context.Options.AdditionalFiles.Select(file => ReviewedFile.Read(file, context.Options, context.CancellationToken)).OfType<ReviewedFile>().ToList();
        if (files.Count == 0) return;
        var sets = ReviewedSet.Make(files, context.Options);
        var project = NeedsFile.Read(context.Options, context.CancellationToken) ?? ReferenceNeeds.Empty;
        CallPermissions.Visit(context, project, (call, place, permissions) => Check(call, place, permissions, sets, project));
    }

    private static void Check(SyntaxNodeAnalysisContext context, Location place, IReadOnlyList<Permission> permissions, IReadOnlyList<ReviewedSet> sets, ReferenceNeeds project)
    {
        foreach (var set in sets)
        {
            var outcomes = permissions
                .Where(permission => permission.Tier == Tier.Required && permission.Principal == set.Role)
                .Select(permission => (Need: Need.Of(permission, project.Options, AwsCatalog.Default), Permission: permission))
                .Select(one => (one.Need, Outcome: set.Policy.Decide(one.Need)))
                .GroupBy(static one => one.Need.Action, StringComparer.Ordinal);
            foreach (var action in outcomes)
            {
                // Alternatives of one action: the worst outcome is what the reader must know.
                var (need, outcome) = action.OrderByDescending(static one => one.Outcome.Verdict).First();
                if (RuleOf(outcome.Verdict) is not { } rule) continue;
                context.ReportDiagnostic(Diagnostic.Create(rule, place, set.Name, action.Key, string.Join(", ", need.Resources.Select(static resource => resource.Text)), DenialOf(outcome)));
            }
        }
    }

    private static DiagnosticDescriptor? RuleOf(ReviewVerdict verdict)
        => verdict switch
        {
            ReviewVerdict.Missing => Rules.MissingPermission,
            ReviewVerdict.Denied => Rules.DeniedCall,
            ReviewVerdict.Uncertain => Rules.UncertainPermission,
            _ => null,
        };

    private static string DenialOf(ReviewOutcome outcome) => outcome.Denial is not { } denial ? "" : denial.Sid is { Text.Length: > 0 } sid ? "the statement '" + sid.Text + "'" : "a statement with 'Deny'";
}
