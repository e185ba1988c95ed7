using System.Text.RegularExpressions;
using IamAnalyzers.CatalogBuilder.Catalogue.Sources;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>Refuses what the catalogue must not hold: non-actions, sentences, and members, types, variables or keys that do not exist.</summary>
internal sealed partial class DraftCheck(Reference reference, List<string> problems)
{
    /// <summary>Actions that hand out rights, and the condition that they never lack.</summary>
    private static readonly Dictionary<string, string> Delegations = new(StringComparer.Ordinal)
    {
        ["iam:PassRole"] = "iam:PassedToService",
        ["iam:CreateServiceLinkedRole"] = "iam:AWSServiceName",
        ["kms:CreateGrant"] = "kms:GrantIsForAWSResource",
    };

    public void Check(OperationDraft draft)
    {
        var name = draft.Service + " " + draft.Name;
        foreach (var (action, when) in draft.Sentences) problems.Add($"{name}: {action} has a sentence for a trigger: {when}");
        if (draft.Status == OperationStatus.Mapped && draft.Permissions.Count == 0) problems.Add($"{name}: no permission is left");
        if (draft.Status != OperationStatus.Mapped && draft.Permissions.Count > 0) problems.Add($"{name}: permissions beside free or unknown");
        foreach (var permission in draft.Permissions) Check(permission, draft, name);
    }

    private void Check(PermissionEntry permission, OperationDraft draft, string name)
    {
        if (reference.Find(permission.Action) is not { } action || action.FullName != permission.Action)
        {
            problems.Add($"{name}: {permission.Action} is no action");
            return;
        }

        foreach (var member in permission.Trigger?.Members ?? [])
        {
            if (!draft.Request.Has(member)) problems.Add($"{name}: {permission.Action} has a trigger on no member: {member}");
        }

        foreach (var limit in permission.TypeLimits)
        {
            if (limit.ResourceType != TypeLimit.NoType && action.Touches.All(touch => touch.Type.Name != limit.ResourceType)) problems.Add($"{name}: {permission.Action} has no resource type {limit.ResourceType}");
            foreach (var member in limit.Trigger.Members)
            {
                if (!draft.Request.Has(member)) problems.Add($"{name}: {permission.Action} has a limit on no member: {member}");
            }
        }

        foreach (var condition in permission.Conditions) Check(condition, action, draft, name);
        if (permission.Kind != PermissionKind.Deployment && Delegations.TryGetValue(action.FullName, out var key) && permission.Conditions.All(condition => condition.Key != key))
        {
            if (draft.Prefix != action.Prefix || action.FullName == "iam:CreateServiceLinkedRole") problems.Add($"{name}: {action.FullName} is open, without {key}");
        }

        foreach (var resource in permission.Resources) Check(resource, action, draft, name);
    }

    private void Check(ConditionTemplate condition, ReferenceAction action, OperationDraft draft, string name)
    {
        if (!reference.Services[action.Prefix].KeyTypes.ContainsKey(condition.Key)) problems.Add($"{name}: {action.FullName} has no condition key {condition.Key}");
        foreach (Match match in condition.Values.SelectMany(value => Members().Matches(value)))
        {
            if (!draft.Request.Has(match.Groups[1].Value)) problems.Add($"{name}: {action.FullName} has a condition on no member: {match.Groups[1].Value}");
        }
    }

    private void Check(ResourceTemplate resource, ReferenceAction action, OperationDraft draft, string name)
    {
        if (resource.Variable.Length > 0 && !action.Touches.Any(touch => touch.Type.Variables.Contains(resource.Variable)))
        {
            problems.Add($"{name}: {action.FullName} has no ARN variable {resource.Variable}");
        }

        if (resource.ResourceType.Length > 0 && action.Touches.All(touch => touch.Type.Name != resource.ResourceType))
        {
            problems.Add($"{name}: {action.FullName} has no resource type {resource.ResourceType}");
        }

        var text = ArnPlaceholders.All.Aggregate(resource.Template, (rest, placeholder) => rest.Replace(placeholder, "", StringComparison.Ordinal));
        foreach (Match match in Members().Matches(text))
        {
            if (!ClientSettings.Has(match.Groups[1].Value) && !draft.Request.Has(match.Groups[1].Value)) problems.Add($"{name}: {action.FullName} has a template on no member: {match.Groups[1].Value}");
        }

        if (Members().Replace(text, "").IndexOfAny(['{', '}', '$', '%']) >= 0) problems.Add($"{name}: not a template: {resource.Template}");
    }

    [GeneratedRegex(@"(?<!\$)\{([A-Za-z0-9_.]+)(?::(?:url|path|table|index|identities|(?:last|after|before|trim|split)\([^)]\)|(?:or|as)\([a-z]+\)|unless\([^)]+\)|word\([A-Za-z=,]+\)))?\}")]
    private static partial Regex Members();
}
