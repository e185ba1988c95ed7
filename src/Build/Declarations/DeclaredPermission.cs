using System.Text.RegularExpressions;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Build.Declarations;

/// <summary>Reads an <c>IamPermission</c> item: an action that no code shows.</summary>
internal static class DeclaredPermission
{
    private const string Member = "IamPermission";

    private static readonly Regex Arn = new(@"^arn:(\*|aws[a-z-]*|\$\{Partition\}):[^:]*:[^:]*:[^:]*:.+$", RegexOptions.CultureInvariant);

    /// <summary>Reads an item.</summary>
    /// <param name="catalog">The catalogue, to know real actions.</param>
    /// <param name="permission">The permission, when there is no problem.</param>
    /// <returns>What is wrong; <see langword="null"/> for nothing.</returns>
    public static Problem? TryRead(PermissionItem item, AwsCatalog catalog, out Permission? permission)
    {
        permission = null;
        if (catalog.FindAction(item.Action) is not { } action) return UnknownAction(item.Action, catalog);

        var resources = ItemText.List(item.Resource);
        if (resources.FirstOrDefault(static resource => resource != "*" && !Arn.IsMatch(resource)) is { } resource)
        {
            return Bad(item.Action, $"its Resource '{resource}' is neither * nor an ARN (arn:partition:service:region:account:resource)");
        }

        var conditions = new List<PolicyCondition>();
        foreach (var text in ItemText.List(item.Condition))
        {
            if (ConditionText.TryRead(text, catalog, out var condition) is { } wrong) return Bad(item.Action, wrong);
            conditions.Add(condition!);
        }

        if (OpenDelegation(action.Name, conditions) is { } open) return Bad(item.Action, open);

        permission = new Permission(
            action.Name,
            resources.Length == 0 ? EquatableArray<string>.From(["*"]) : ItemText.Sorted(resources),
            conditions
                .OrderBy(static condition => condition.Operator, StringComparer.Ordinal)
                .ThenBy(static condition => condition.Key, StringComparer.Ordinal)
                .ToEquatableArray(),
            Tier.Required,
            Member,
            item.Reason,
            "",
            "");
        return null;
    }

    // Delegation is never open: a policy must say to which service a role may be given.
    private static string? OpenDelegation(string action, List<PolicyCondition> conditions)
    {
        var key = action switch
        {
            "iam:PassRole" => "iam:PassedToService",
            "iam:CreateServiceLinkedRole" => "iam:AWSServiceName",
            _ => null,
        };
        return key is null || conditions.Any(condition => string.Equals(condition.Key, key, StringComparison.OrdinalIgnoreCase))
            ? null
            : $"it needs a condition on {key}, such as PolicyCondition=\"StringEquals {key}=ec2.amazonaws.com\"";
    }

    private static Problem UnknownAction(string name, AwsCatalog catalog)
    {
        if (name.IndexOf('*') >= 0) return Bad(name, "a declared action cannot have a wildcard; name each action");
        var colon = name.IndexOf(':');
        if (colon <= 0 || colon == name.Length - 1) return Bad(name, "an action must have the form prefix:Name, such as s3:GetObject");

        var nearest = catalog.FindPrefix(name.Substring(0, colon)) is { } service
            ? NearestNames.Of(name, service.Actions.Select(static action => action.Name))
            : NearestNames.Of(name.Substring(0, colon), catalog.Prefixes);
        var hint = nearest.Count == 0 ? "" : "; did you mean " + string.Join(", ", nearest) + "?";
        return Bad(name, $"AWS's reference of {catalog.DataDate} does not list this action{hint}");
    }

    private static Problem Bad(string name, string why) => new(ProblemSeverity.Error, RuleIds.BadPermission, $"IamPermission '{name}': {why}.");
}

/// <summary>An <c>IamPermission</c> item as the project writes it.</summary>
/// <param name="Resource">ARN patterns, separated by <c>;</c>; empty for any.</param>
/// <param name="Condition">Conditions as <see cref="ConditionText"/> reads them, separated by <c>;</c>; empty for none.</param>
/// <param name="Reason">Why, for the report.</param>
internal sealed record PermissionItem(string Action, string Resource, string Condition, string Reason);
