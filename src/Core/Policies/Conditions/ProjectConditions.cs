using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies.Conditions;

/// <summary>
/// Puts the conditions of a project on the grants of its policy. One that no request for an action can meet, because its key is
/// never there, is left off that action and noted: with it a needed call would always be refused.
/// </summary>
/// <param name="wanted">The project's conditions.</param>
internal sealed class ProjectConditions(EquatableArray<ProjectCondition> wanted, AwsCatalog catalog)
{
    // A service behind KMS calls it in the program's name; so a permission that only counts there is for such requests.
    private static readonly string[] ForwardedKeys = ["kms:ViaService", "kms:GrantIsForAWSResource", "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast"];

    // Services whose endpoint stands in us-east-1 for all regions, so that the requested region of each request is that one.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-requestedregion
    // https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html
    private static readonly HashSet<string> GlobalServices = new(StringComparer.Ordinal)
    {
        "account", "cloudfront", "globalaccelerator", "iam", "networkmanager", "organizations", "route53", "shield", "waf",
    };

    private readonly SortedDictionary<string, ConditionNote> _notes = new(StringComparer.Ordinal);

    /// <summary>What is to be said of the conditions so far, sorted.</summary>
    public EquatableArray<ConditionNote> Notes => _notes.Values.ToEquatableArray();

    /// <summary>Adds the project's conditions to those of an action.</summary>
    /// <param name="tier">Its tier: what the project declares of the deployment is done by services in the program's name.</param>
    /// <param name="conditions">Its conditions, sorted by operator and key.</param>
    /// <returns>The conditions, sorted.</returns>
    public EquatableArray<PolicyCondition> On(string action, Tier tier, EquatableArray<PolicyCondition> conditions)
    {
        var isForwarded = tier == Tier.Deployment || conditions.Any(static one => ForwardedKeys.Contains(one.Key, StringComparer.Ordinal));
        foreach (var project in wanted.Where(project => project.IsFor(action)))
        {
            if (WhyNever(project.Condition, action, isForwarded) is { } why)
            {
                Note(action, project.Condition, ConditionNoteKind.LeftOff, why);
                continue;
            }

            conditions = ConditionMerge.And(conditions, project.Condition, out var outcome);
            if (outcome == MergeOutcome.Contradiction)
            {
                Note(action, project.Condition, ConditionNoteKind.Contradiction, "the call needs another value of the same key, so no request can meet both");
            }
            else if (outcome == MergeOutcome.NotPossible)
            {
                Note(action, project.Condition, ConditionNoteKind.NotPossible, "it cannot be combined with the other conditions on the same operator and key");
            }
            else if (Doubt(project.Condition, action) is { } doubt)
            {
                Note(action, project.Condition, ConditionNoteKind.Doubtful, doubt);
            }
        }

        return conditions;
    }

    private string? WhyNever(PolicyCondition condition, string action, bool isForwarded)
    {
        if (HoldsWithoutKey(condition) || ConditionKeys.Find(condition.Key, catalog) is not { } key) return null;
        if (key.Presence is KeyPresence.Endpoint or KeyPresence.Partly && isForwarded) return "a service makes the request on behalf of the program, and such requests do not carry the key";
        if (key.Presence == KeyPresence.Forwarded && !isForwarded) return "the program makes the request itself, and such requests do not carry the key";
        return catalog.FindAction(action) is { } known && !ConditionKeys.CanBeIn(key, known) ? "no request for the action carries the key" : null;
    }

    private string? Doubt(PolicyCondition condition, string action)
    {
        if (!HoldsWithoutKey(condition) && ConditionKeys.Find(condition.Key, catalog) is { Presence: KeyPresence.Partly }) return "only the requests of some services carry the key";
        return condition.Key == "aws:RequestedRegion" && GlobalServices.Contains(action.Substring(0, action.IndexOf(':')))
            && ConditionOperator.Parse(condition.Operator) is { IsNegated: false } && !condition.Values.Any(static value => Arns.IamPattern.Parse(value).Matches("us-east-1"))
            ? "the service is global, and its requests are for us-east-1"
            : null;
    }

    // Null with true asks for a missing key; operators that negate, take what exists or ask all values hold without one.
    private static bool HoldsWithoutKey(PolicyCondition condition)
        => ConditionOperator.Parse(condition.Operator) is not { } name
            || (name.Family == OperatorFamily.Null ? condition.Values.Contains("true", StringComparer.Ordinal) : name.IfExists || name.IsNegated || name.Set == ConditionOperator.ForAllValues);

    private void Note(string action, PolicyCondition condition, ConditionNoteKind kind, string why)
        => _notes[$"{condition.Key} {condition.Operator} {action} {kind}"] = new ConditionNote(kind, action, condition, why);
}

/// <summary>What is to be said of a project's condition on an action.</summary>
/// <param name="Kind">What became of the condition.</param>
/// <param name="Why">Why, a sentence part that completes "because ...".</param>
public sealed record ConditionNote(ConditionNoteKind Kind, string Action, PolicyCondition Condition, string Why);

/// <summary>What became of a project's condition.</summary>
public enum ConditionNoteKind
{
    /// <summary>It is not on the action: no request could meet it.</summary>
    LeftOff,

    /// <summary>It is on the action, and requests may not meet it.</summary>
    Doubtful,

    /// <summary>It is on the action beside one that it contradicts: no request is allowed.</summary>
    Contradiction,

    /// <summary>It could not be put on the action.</summary>
    NotPossible,
}
