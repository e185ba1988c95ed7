using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Build.Templates;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>Holds a project to its reviewed policy, and the policy to the project: over all its frameworks, and over the projects that share a file.</summary>
public sealed class CompareIamPolicy : ReviewTask
{
    /// <summary>Whether what the policy does not allow, or denies, is an error. Each compile reports it, so only a check of its own asks for it.</summary>
    public bool HoldsNeeds { get; set; }

    /// <summary>How bad it is when the policy allows what nothing needs, or is wider: <c>none</c>, <c>suggestion</c> (the default), <c>warning</c> or <c>error</c>.</summary>
    public string UnusedSeverity { get; set; } = "";

    /// <summary>Whether somebody asked for this: then the outcome is told in any case, and a reviewed policy must be there.</summary>
    public bool IsCheck { get; set; }

    /// <summary>Policy documents of the project that are no part of the reviewed policy: additional files with <c>IamPolicyDocument</c>.</summary>
    public ITaskItem[] Documents { get; set; } = [];

    /// <inheritdoc/>
    protected override void Run()
    {
        var items = ReadReviewed();
        if (Log.HasLoggedErrors) return;
        var parts = PartsOf(items);
        var exceptions = ReadExceptions();
        var reviewed = parts.Select(part => (Part: part, Sets: SetsOf(part, exceptions.Current))).ToArray();
        if (Log.HasLoggedErrors) return;
        var isSettled = reviewed.Select(one => Compare(one.Part, one.Sets, exceptions)).ToArray();
        if (IsCheck && EntryPointsNotReviewed.Count > 0) Log.LogMessage(MessageImportance.High, "{0}", $"IamAnalyzers: entry points of {ProjectName} without a reviewed policy: {string.Join(", ", EntryPointsNotReviewed)}");
        TellOfExceptions(exceptions, reviewed);
        if (IsCheck && reviewed.Any(static one => one.Sets.Count > 0) && !Array.TrueForAll(isSettled, static settled => settled)) CompileAgain();
    }

    // Whether all was looked for and nothing found, so that the compiler has nothing to report, either.
    private bool Compare(ReviewedPart part, IReadOnlyList<ReviewedSet> sets, ExceptionReport exceptions)
    {
        if (sets.Count == 0)
        {
            if (IsCheck) TellThatNothingIsReviewed(part.Programs);
            return true;
        }

        var sharing = part.EntryPoint.Length > 0 || SharingPrograms.Length == 0 ? null : Read(Programs.Concat(SharingPrograms));
        var report = new ReviewReport(part.Programs, part.Items, new ProgramItem(Programs[0]).ProjectFolder);
        if (HoldsNeeds) report.HoldNeeds(sets);
        if (IsApplication && SeverityOf(UnusedSeverity) is { } severity) report.FindUnused(sets, sharing, exceptions.Current, severity);
        foreach (var (problem, place) in report.Problems) Report(problem, place);
        if (IsCheck) Tell(part, sets, report, HoldsNeeds ? [.. sets.SelectMany(set => RefusedNeed.FindAccepted(set, part.Programs.Needs)).Select(static one => one.Exception).Distinct()] : []);
        return HoldsNeeds && report.Problems.Count == 0 && IsLookedFor(report);
    }

    private void TellOfExceptions(ExceptionReport exceptions, IReadOnlyList<(ReviewedPart Part, IReadOnlyList<ReviewedSet> Sets)> reviewed)
    {
        if (!IsCheck || !HoldsNeeds) return;
        List<string> templates = [.. Programs.SelectMany(static item => new ProgramItem(item).Templates).Distinct(StringComparer.Ordinal)];
        var others = TemplateReport.UsesOf(templates, exceptions.Current, hasOthers: Documents.Length > 0);
        foreach (var (problem, place) in exceptions.Problems.Concat(exceptions.Unused(reviewed, others))) Report(problem, place);
    }

    private void TellThatNothingIsReviewed(ReviewedPrograms programs)
    {
        if (!IsApplication)
        {
            Log.LogMessage(MessageImportance.High, "{0}", $"IamAnalyzers: {ProjectName} is not an application and has no reviewed policy, so there is nothing to check");
            return;
        }

        if (WhatIsNotReviewed(programs) is { } what) Report(new Problem(ProblemSeverity.Error, RuleIds.NoReviewedPolicy, "There is no reviewed policy" + what));
        else Log.LogMessage(MessageImportance.High, "{0}", $"IamAnalyzers: {ProjectName} needs no permission and has no reviewed policy, so there is nothing to check");
    }

    // Each with the step that ends it: what UpdateIamPolicy would not write, it must not be asked for.
    private string? WhatIsNotReviewed(ReviewedPrograms programs)
    {
        string Update(string option) => $". 'dotnet build -t:UpdateIamPolicy{option}' writes {ReviewedName} beside the project; have it reviewed and commit it.";
        if (programs.OwnActions(Tier.Required).Count > 0) return Update("");
        if (programs.OwnActions(Tier.Conditional) is { Count: > 0 } perhaps)
        {
            return $", and {ProjectName} may need {string.Join(", ", perhaps)}" + Update(" -p:IamPolicyConditional=true");
        }

        if (programs.Roles is { Count: > 0 } roles)
        {
            return $" of {string.Join(", ", roles.Select(static role => $"'{role}'"))}, for which {ProjectName} acts. Add a policy file for it as <AdditionalFiles Include=\"...\" IamPolicyBaseline=\"true\" Role=\"{roles[0]}\" />.";
        }

        return programs.WhyUnknown is { } why ? $", and IamAnalyzers cannot determine what {ProjectName} needs, because {why}." : null;
    }

    private void Tell(ReviewedPart part, IReadOnlyList<ReviewedSet> sets, ReviewReport report, IReadOnlyList<PolicyException> accepted)
    {
        var name = part.NameIn(ProjectName);
        var names = string.Join(", ", sets.Select(static set => set.Role.Length == 0 ? set.Name : set.Name + " of " + set.Role).Distinct(StringComparer.Ordinal));
        var unused = report.Problems.Count(static one => one.Problem.Code is RuleIds.UnusedGrant or RuleIds.WideGrant);
        var refused = report.Problems.Count - unused;
        var counts = (HoldsNeeds ? FormattableString.Invariant($"{refused} missing or denied") : "")
            + (HoldsNeeds && IsLookedFor(report) ? ", " : "")
            + (IsLookedFor(report) ? FormattableString.Invariant($"{unused} unused or too wide") : "");
        var outcome = report.Problems.Count > 0 ? $"{name} and its reviewed policy ({names}) differ: {counts}"
            : HoldsNeeds ? $"the reviewed policy ({names}) allows everything that {name} needs{(accepted.Count > 0 ? " except what an exception accepts" : "")}{(IsLookedFor(report) ? ", and nothing more" : "")}"
            : $"the reviewed policy ({names}) was compared with what {name} needs{(IsLookedFor(report) ? ": nothing is unused or too wide" : "")}";
        var why = IsApplication && report.NotLookedFor is { } reason ? "; unused permissions were not searched for, because " + reason : "";
        var perhaps = HoldsNeeds && report.Perhaps(sets) is { Count: > 0 } open ? "; perhaps needed and not allowed: " + string.Join(", ", open) : "";
        var conditions = HoldsNeeds && report.UnderConditions(sets) is { Count: > 0 } conditional ? "; " + ReviewTexts.UnderConditions(conditional) : "";
        var exceptions = accepted.Count > 0 ? "; accepted by an exception: " + string.Join(", ", accepted.Select(static one => $"{one.Action} until {one.Until}")) : "";
        var rest = report.NotReviewed(sets) is { Count: > 0 } others ? "; without a reviewed policy: " + string.Join(", ", others) : "";
        Log.LogMessage(MessageImportance.High, "{0}", $"IamAnalyzers: {outcome}{exceptions}{conditions}{perhaps}{why}{rest}");
        foreach (var use in report.ManagedUses(sets)) Log.LogMessage(MessageImportance.High, "{0}", "IamAnalyzers: " + ManagedPolicyTexts.Summary(use));
    }

    private bool IsLookedFor(ReviewReport report) => IsApplication && report.NotLookedFor is null && SeverityOf(UnusedSeverity) is not null;

    // Somebody who asks wants to see the suggestions, too.
    private ProblemSeverity? SeverityOf(string text)
        => text.Trim().ToLowerInvariant() switch
        {
            "none" => null,
            "warning" => ProblemSeverity.Warning,
            "error" => ProblemSeverity.Error,
            _ => IsCheck ? ProblemSeverity.Message : ProblemSeverity.Suggestion,
        };
}
