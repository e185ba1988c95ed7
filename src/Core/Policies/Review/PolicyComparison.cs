using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>What a program needs against what the reviewed policy of one environment and principal allows.</summary>
/// <param name="Set">The reviewed policy.</param>
/// <param name="Differences">The differences, the most risky first.</param>
/// <param name="Uncertain">The actions that the policy allows for some of the possible values only, sorted.</param>
/// <param name="WhyUnknown">Why it is not said what nothing needs; <see langword="null"/> when it is.</param>
public sealed record PolicyComparison(ReviewedSet Set, IReadOnlyList<PolicyDifference> Differences, IReadOnlyList<string> Uncertain, string? WhyUnknown)
{
    /// <summary>The actions that are only perhaps needed and not allowed, sorted.</summary>
    public IReadOnlyList<string> Perhaps { get; init; } = [];

    /// <summary>What the policy refuses and reviewers accept, in the order of the needs.</summary>
    public IReadOnlyList<(RefusedNeed Refused, PolicyException Exception)> Accepted { get; init; } = [];

    /// <summary>What the attached managed policies give the program, and what beyond that.</summary>
    public IReadOnlyList<ManagedPolicyUse> Managed { get; init; } = [];

    /// <summary>Compares.</summary>
    /// <param name="set">The reviewed policy.</param>
    /// <param name="needs">All that the program needs, of every principal and tier.</param>
    /// <param name="whyUnknown">Why it cannot be told what nothing needs; <see langword="null"/> when it can.</param>
    /// <returns>The comparison.</returns>
    public static PolicyComparison Of(ReviewedSet set, IReadOnlyList<ProgramNeed> needs, string? whyUnknown, AwsCatalog catalog)
    {
        var own = needs.Where(need => need.Permission.Principal == set.Role).ToList();
        var refused = RefusedNeed.Find(set, own).ToList();
        var held = new GrantedActions(set, own, catalog);
        var differences = Lacking(refused, held).Concat(whyUnknown is null ? Excess(set, [.. needs.Where(need => need.Permission.MayBeOf(set.Role))], held, catalog) : []);
        return new(
            set,
            [.. differences
                .OrderByDescending(static one => one.Risk.Class)
                .ThenBy(static one => one.Kind)
                .ThenByDescending(static one => one.Access.Rank())
                .ThenBy(static one => one.Action, StringComparer.Ordinal)
                .ThenBy(static one => string.Join(" ", one.Resources), StringComparer.Ordinal)
                .ThenBy(static one => one.Note, StringComparer.Ordinal)],
            [.. refused.Where(static one => one.Outcome.Verdict == ReviewVerdict.Uncertain).Select(static one => one.Need.Need.Action).Distinct(StringComparer.Ordinal).OrderBy(static action => action, StringComparer.Ordinal)],
            whyUnknown)
        {
            Perhaps = RefusedNeed.FindPerhaps(set, own),
            Accepted = [.. RefusedNeed.FindAccepted(set, own)],
            Managed = [.. set.Managed.Select(policy => ManagedPolicyUse.Of(policy, [.. own.Where(static need => need.Permission.Tier == Tier.Required).Select(static need => need.Need).Distinct()], catalog))],
        };
    }

    private static IEnumerable<PolicyDifference> Lacking(IEnumerable<RefusedNeed> refused, GrantedActions held)
        => refused
            .Where(static one => one.IsRefused)
            .GroupBy(static one => (one.Need.Need.Action, one.Outcome.Verdict, one.Need.Need.Resources, When: one.Outcome.Verdict == ReviewVerdict.MissingCase ? one.Need.When : ""))
            .Select(group =>
            {
                var one = group.First();
                var action = group.Key.Action;
                var isDenied = group.Key.Verdict == ReviewVerdict.Denied;
                var allowing = isDenied ? [] : held.Allowing(action);
                List<string> resources = [.. group.Key.Resources.Select(static resource => resource.Text)];
                return new PolicyDifference(
                    allowing.Count > 0 ? DifferenceKind.Widened : DifferenceKind.Added,
                    action,
                    resources,
                    Note(group.Key.When.Length > 0 ? "needed if " + group.Key.When : "", isDenied ? "denied by " + ReviewTexts.DenialOf(one.Outcome) : allowing.Count > 0 ? "allowed: " + string.Join(" and ", allowing.Select(Allowed).Distinct(StringComparer.Ordinal)) : ""))
                {
                    Access = held.AccessOf(action),
                    Risk = held.RiskOf(action, resources),
                    Needs = [.. group.Select(static refused => refused.Need)],
                };
            });

    private static string Note(params string[] parts) => string.Join("; ", parts.Where(static part => part.Length > 0));

    private static string Allowed(PolicyTextStatement statement) => string.Join(", ", ResourcesOf(statement)) + (statement.Conditions.Count > 0 ? " under conditions" : "");

    private static IEnumerable<PolicyDifference> Excess(ReviewedSet set, List<ProgramNeed> own, GrantedActions held, AwsCatalog catalog)
    {
        var needs = own.Select(static need => need.Need).Distinct().ToList();
        return set.Files
            .Where(static file => !file.IsShared)
            .SelectMany(file => GrantUse.Find(file, needs, set.Exceptions, catalog))
            .SelectMany(excess => OfExcess(excess, own, held));
    }

    private static IEnumerable<PolicyDifference> OfExcess(ExcessGrant excess, List<ProgramNeed> own, GrantedActions held)
    {
        var resources = excess.IsResource && excess.Statement.NotResource is null ? [excess.Value!.Text] : ResourcesOf(excess.Statement);
        var actions = excess.IsResource || excess.Value is null ? ActionsOf(excess.Statement) : [excess.Value.Text];
        var kind = excess.IsUnused ? DifferenceKind.Removed : DifferenceKind.Narrowed;
        var note = excess.IsUnused ? "" : "needed: only " + string.Join(", ", excess.Needed);
        return actions.Select(action => new PolicyDifference(kind, action, resources, note)
        {
            Access = held.AccessOf(action),
            Risk = held.RiskOf(action, resources),
            Needs = excess.IsUnused ? [] : [.. own.Where(need => ActionPattern.Parse(action)?.Matches(need.Need.Action) == true)],
        });
    }

    private static IReadOnlyList<string> ActionsOf(PolicyTextStatement statement)
        => statement.NotAction is { } not ? ["all except " + string.Join(", ", not.Values.Select(static value => value.Text))] : [.. StatementElements.Values(statement.Action).Select(static value => value.Text)];

    private static IReadOnlyList<string> ResourcesOf(PolicyTextStatement statement)
        => statement.NotResource is { } not ? ["all except " + string.Join(", ", not.Values.Select(static value => value.Text))] : [.. StatementElements.Values(statement.Resource).Select(static value => value.Text)];
}
