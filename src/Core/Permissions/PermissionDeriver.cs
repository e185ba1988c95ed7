using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>From a call to the permissions that it needs.</summary>
/// <param name="catalog">What AWS publishes.</param>
public sealed class PermissionDeriver(AwsCatalog catalog)
{
    private static readonly EquatableArray<string> Any = EquatableArray<string>.From(["*"]);

    /// <summary>Derives the permissions of a call.</summary>
    /// <param name="call">The call.</param>
    /// <returns>The permissions; none for an operation that is permission-free or that the catalogue does not know.</returns>
    public IEnumerable<Permission> Derive(SdkCall call)
    {
        var operation = catalog.FindService(call.Service)?.FindOperation(call.Operation);
        if (operation is null) yield break;

        foreach (var permission in operation.Permissions)
        {
            var entry = NamedByRequest.Fill(permission, call.Request);
            var need = entry.Trigger?.Evaluate(call.Request) ?? TriggerResult.Yes;
            if (need == TriggerResult.No) continue;
            if (catalog.FindAction(entry.Action) is not { } action) continue;

            yield return new Permission(
                action.Name,
                Resources(entry, action),
                Conditions(entry),
                TierOf(entry.Kind, need, call.IsCertain),
                call.Member,
                Reason(entry, need),
                call.Principal.Name,
                call.Feature);
        }
    }

    private static Tier TierOf(PermissionKind kind, TriggerResult need, bool isCertain) => kind switch
    {
        PermissionKind.Deployment => Tier.Deployment,
        PermissionKind.Needed when need == TriggerResult.Yes && isCertain => Tier.Required,
        _ => Tier.Conditional,
    };

    private static EquatableArray<string> Resources(PermissionEntry entry, ActionEntry action)
    {
        // A whole ARN without request members is a fact of the catalogue, such as the path of a service-linked role.
        var literals = entry.Resources
            .Where(static resource => resource.Variable.Length == 0 && IsLiteralArn(resource.Template))
            .Select(static resource => resource.Template)
            .ToArray();
        if (literals.Length > 0) return new SortedSet<string>(literals, StringComparer.Ordinal).ToEquatableArray();

        if (entry.Resources.Any(static resource => resource is { ResourceType: "", Variable: "", Template: "*" })) return Any;

        var limits = entry.Resources
            .Where(static resource => resource.Variable.Length == 0 && resource.Template == "*")
            .Select(static resource => resource.ResourceType)
            .ToArray();
        var limited = action.Resources.Where(resource => limits.Contains(resource.Type.Name, StringComparer.Ordinal)).ToArray();
        return limited.Length > 0 ? ResourcePatterns.Of(action, limited) : ResourcePatterns.Of(action);
    }

    private static bool IsLiteralArn(string template)
        => template.StartsWith("arn:", StringComparison.Ordinal)
            && ArnPlaceholders.All.Aggregate(template, static (text, placeholder) => text.Replace(placeholder, "")).IndexOf('{') < 0;

    private static EquatableArray<PolicyCondition> Conditions(PermissionEntry entry)
        => entry.Conditions
            .OrderBy(static condition => condition.Operator, StringComparer.Ordinal)
            .ThenBy(static condition => condition.Key, StringComparer.Ordinal)
            .Select(static condition => new PolicyCondition(
                condition.Operator,
                condition.Key,
                condition.Values.OrderBy(static value => value, StringComparer.Ordinal).ToEquatableArray()))
            .ToEquatableArray();

    private static string Reason(PermissionEntry entry, TriggerResult need)
    {
        var trigger = entry.Trigger is null ? "" : need == TriggerResult.Yes ? entry.Trigger.Describe() : "if " + entry.Trigger.Describe();
        if (entry.Note.Length == 0) return trigger;
        return trigger.Length == 0 ? entry.Note : $"{trigger}: {entry.Note}";
    }
}
