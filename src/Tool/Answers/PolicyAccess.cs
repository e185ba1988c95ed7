using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Tool.Answers;

/// <summary>
/// What one policy allows and another does not, as IAM decides. An answer is never too short: what the other policy allows for some requests only
/// counts as not allowed, and is marked.
/// </summary>
/// <param name="catalog">The catalogue, which says what a pattern stands for.</param>
internal sealed class PolicyAccess(AwsCatalog catalog)
{
    private IReadOnlyList<ActionEntry>? _all;

    /// <summary>Finds what is allowed by one policy only.</summary>
    /// <param name="policy">The policy that allows it.</param>
    /// <param name="other">The policy that does not.</param>
    /// <returns>The access, sorted by resource and action.</returns>
    public IReadOnlyList<ExtraAccess> Extra(PolicyText policy, PolicyText other)
    {
        var own = new ReviewedPolicy([policy]);

        // What a statement of both denies, neither allows.
        var version = new VersionReading(policy.HasVariables, other.HasVariables);
        var rest = With(other, other.Statements.Where(one => !one.Denies || !policy.Statements.Any(statement => statement.Denies && version.IsAlike(statement) && IsSame(one, statement))));
        return [.. policy.Statements
            .Where(statement => statement.Allows && !(version.IsAlike(statement) && IsAllowedAlike(statement, rest)))
            .SelectMany(statement => Extra(statement, own, version.IsAlike(statement) ? Assuming(rest, statement) : new([rest]), version))
            .Distinct()
            .OrderBy(static access => access.Resource, StringComparer.Ordinal)
            .ThenBy(static access => access.Action, StringComparer.Ordinal)
            .ThenBy(static access => access.Kind)];
    }

    private IEnumerable<ExtraAccess> Extra(PolicyTextStatement statement, ReviewedPolicy own, ReviewedPolicy other, VersionReading version)
    {
        var conditions = ConditionsOf(statement);
        var underConditions = statement.Conditions.Count > 0;
        foreach (var (action, isKnown) in ActionsOf(statement))
        {
            foreach (var resource in ResourcesOf(statement))
            {
                if (isKnown && !CanMeet(action, resource)) continue;
                var need = new Need(action, new[] { ResourceOf(resource, action, isKnown) }.ToEquatableArray(), conditions, Tier.Required);

                // What its own statements deny it does not allow.
                if (own.Decide(need).Verdict == ReviewVerdict.Denied) continue;
                var verdict = other.Decide(need with { Resources = new[] { ResourceOf(version.Read(resource), action, isKnown) }.ToEquatableArray() }).Verdict;
                if (verdict == ReviewVerdict.Covered) continue;
                yield return new(action, resource, underConditions, verdict switch
                {
                    ReviewVerdict.Denied => ExtraKind.Denied,
                    ReviewVerdict.Missing => ExtraKind.Missing,
                    _ => ExtraKind.Partly,
                });
            }
        }
    }

    // A statement about all but some resources may be about any.
    private static IReadOnlyList<string> ResourcesOf(PolicyTextStatement statement)
        => statement.NotResource is not null ? ["*"] : [.. StatementElements.Values(statement.Resource).Select(static value => value.Text).Distinct(StringComparer.Ordinal)];

    private NeedResource ResourceOf(string text, string action, bool isKnown)
        => NeedResource.Of(text, isKnown ? catalog.FindAction(action) : null) with { IsOptional = false };

    // No request for an action has an ARN of a type that the action does not take.
    private bool CanMeet(string action, string resource)
        => ResourceText.IsEverything(resource)
            || catalog.FindAction(action) is not { } entry
            || (entry.Resources.Count > 0 ? entry.Resources.Any(type => ResourceText.Meets(ResourceText.Pattern(resource), type.Type)) : PolicyArn.Parse(resource) is not { } arn || CheckedArns.Find(action, arn.Partition) is not null);

    // An action that the reference does not have yet may exist all the same.
    private IEnumerable<(string Action, bool IsKnown)> ActionsOf(PolicyTextStatement statement)
    {
        if (statement.NotAction is not null)
        {
            var matcher = new StatementMatcher(statement, hasVariables: false);
            return All.Where(action => matcher.Names(action.Name)).Select(static action => (action.Name, true));
        }

        return StatementElements.Values(statement.Action).SelectMany(value =>
            ActionPattern.Parse(value.Text) is not { } pattern ? [(value.Text, false)]
            : pattern.SpansServices ? All.Where(action => pattern.Matches(action.Name)).Select(static action => (action.Name, true))
            : pattern.Expand(catalog).Select(static action => (action.Name, true)).DefaultIfEmpty((value.Text, false)))
            .Distinct();
    }

    private IReadOnlyList<ActionEntry> All => _all ??= [.. catalog.Prefixes.Select(catalog.FindPrefix).OfType<IamServiceEntry>().SelectMany(static service => service.Actions)];

    private static EquatableArray<PolicyCondition> ConditionsOf(PolicyTextStatement statement)
        => statement.Conditions.Select(static condition => new PolicyCondition(condition.Operator.Text, condition.Key.Text, condition.Values.Select(static value => value.Text).ToEquatableArray())).ToEquatableArray();

    // Requests that meet a statement's conditions meet the same conditions of the other policy, whatever they ask.
    private static ReviewedPolicy Assuming(PolicyText other, PolicyTextStatement statement)
        => new([With(other, other.Statements.Select(one => one.Allows && one.Conditions.Any(condition => IsAmong(condition, statement)) ? Without(one, statement) : one))]);

    private static PolicyText With(PolicyText policy, IEnumerable<PolicyTextStatement> statements)
        => new(policy.Root) { Version = policy.Version, IsVersionOpen = policy.IsVersionOpen, Statements = [.. statements] };

    // Word for word the same, and nothing that could deny it.
    private static bool IsAllowedAlike(PolicyTextStatement statement, PolicyText other)
        => other.Statements.Any(one => one.Allows && IsSame(one, statement)) && !other.Statements.Any(static one => one.Denies);

    private static bool IsSame(PolicyTextStatement left, PolicyTextStatement right)
        => IsSame(left.Action, right.Action, StringComparer.OrdinalIgnoreCase)
            && IsSame(left.NotAction, right.NotAction, StringComparer.OrdinalIgnoreCase)
            && IsSame(left.Resource, right.Resource, StringComparer.Ordinal)
            && IsSame(left.NotResource, right.NotResource, StringComparer.Ordinal)
            && left.Conditions.Count == right.Conditions.Count
            && left.Conditions.All(condition => IsAmong(condition, right));

    private static bool IsSame(PolicyElement? left, PolicyElement? right, StringComparer comparer)
        => (left is null) == (right is null) && (left is null || Texts(left, comparer).SetEquals(Texts(right!, comparer)));

    private static HashSet<string> Texts(PolicyElement element, StringComparer comparer) => element.Values.Select(static value => value.Text).ToHashSet(comparer);

    private static bool IsAmong(PolicyTextCondition condition, PolicyTextStatement statement)
        => statement.Conditions.Any(own => own.Operator.Text == condition.Operator.Text
            && string.Equals(own.Key.Text, condition.Key.Text, StringComparison.OrdinalIgnoreCase)
            && own.Values.Select(static value => value.Text).ToHashSet(StringComparer.Ordinal).SetEquals(condition.Values.Select(static value => value.Text)));

    private static PolicyTextStatement Without(PolicyTextStatement one, PolicyTextStatement met)
        => new()
        {
            Range = one.Range,
            Sid = one.Sid,
            Effect = one.Effect,
            Action = one.Action,
            NotAction = one.NotAction,
            Resource = one.Resource,
            NotResource = one.NotResource,
            Principal = one.Principal,
            NotPrincipal = one.NotPrincipal,
            Principals = one.Principals,
            Condition = one.Condition,
            Conditions = [.. one.Conditions.Where(condition => !IsAmong(condition, met))],
        };
}

/// <summary>An action on a resource that one policy allows and the other does not.</summary>
/// <param name="Resource">The ARN pattern of the policy that allows it.</param>
/// <param name="IsConditional">Whether it is allowed under conditions.</param>
internal sealed record ExtraAccess(string Action, string Resource, bool IsConditional, ExtraKind Kind);

/// <summary>What the other policy says.</summary>
internal enum ExtraKind
{
    /// <summary>No statement allows it.</summary>
    Missing,

    /// <summary>It allows some of it: other resources, or requests that meet its conditions.</summary>
    Partly,

    /// <summary>A statement denies it.</summary>
    Denied,
}
