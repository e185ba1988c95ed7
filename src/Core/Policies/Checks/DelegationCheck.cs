using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// Passing any role to any service, and creating service-linked roles of any service. The ids are those of IAM Access Analyzer; a
/// condition on the service, which its page recommends, is enough.
/// </summary>
internal static class DelegationCheck
{
    private static readonly (string Action, string Check, string Key, string What)[] Delegations =
    [
        ("iam:PassRole", "PASS_ROLE", "iam:PassedToService", "this lets any role be passed to any service"),
        ("iam:CreateServiceLinkedRole", "CREATE_SLR", "iam:AWSServiceName", "this lets service-linked roles of any service be created"),
    ];

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.Where(static statement => statement.Allows)
            .SelectMany(static statement => Delegations.SelectMany(delegation => Check(statement, delegation.Action, delegation.Check, delegation.Key, delegation.What)));

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement, string action, string check, string key, string what)
    {
        if (HasKey(statement, key) || Elements.HasHiddenConditions(statement) || ResourceEnd(statement) is not { } resource) yield break;
        var hint = what + "; name the roles in 'Resource', or the service in a condition on " + key;
        if (statement.NotAction is { } not)
        {
            if (!not.Values.Any(value => Names(value, action))) yield return new("IAM3004", check + Joined(resource, "_AND_NOT_ACTION"), hint, not.NameRange);
            yield break;
        }

        foreach (var value in Elements.Values(statement.Action))
        {
            // All of IAM, or of AWS, has a finding of its own, which says more.
            if (ActionPattern.Parse(value.Text) is not { IsWholeService: false } pattern || !pattern.Matches(action)) continue;
            yield return new("IAM3004", check + (pattern.HasWildcard ? WithStarAction(resource) : resource), hint, value.Range);
        }
    }

    private static string? ResourceEnd(PolicyTextStatement statement)
        => statement.NotResource is not null ? "_WITH_NOT_RESOURCE"
            : Elements.Values(statement.Resource).Any(static value => IsEveryRole(value.Text)) ? "_WITH_STAR_IN_RESOURCE"
            : null;

    private static string WithStarAction(string resource) => resource == "_WITH_NOT_RESOURCE" ? "_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE" : "_WITH_STAR_IN_ACTION_AND_RESOURCE";

    private static string Joined(string resource, string end) => resource == "_WITH_NOT_RESOURCE" ? "_WITH_NOT_ACTION_AND_NOT_RESOURCE" : resource + end;

    private static bool IsEveryRole(string resource)
        => ResourceText.IsEverything(resource) || (PolicyArn.Parse(resource) is { Service: "iam" or "*" } arn && arn.Resource is "*" or "role/*" or "role*");

    private static bool HasKey(PolicyTextStatement statement, string key)
        => statement.Conditions.Any(condition => string.Equals(condition.Key.Text, key, StringComparison.OrdinalIgnoreCase));

    private static bool Names(PolicyTextValue value, string action) => ActionPattern.Parse(value.Text)?.Matches(action) == true;
}
