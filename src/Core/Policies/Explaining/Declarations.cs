using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Core.Policies.Explaining;

/// <summary>What a project says of its policy, item by item.</summary>
internal static class Declarations
{
    /// <summary>Lists them.</summary>
    /// <param name="references">What the project says.</param>
    /// <returns>Permissions and presets, conditions, encrypted services, then inputs.</returns>
    public static IEnumerable<ExplainedDeclaration> Of(ReferenceNeeds references)
    {
        var permissions = references.Sources
            .Where(static source => source.Name == NeedsSource.Project)
            .SelectMany(static source => source.Needs.Permissions)
            .Select(permission => new ExplainedDeclaration(
                permission.Member,
                $"{permission.Action} on {string.Join(", ", permission.Resources.Select(references.Options.Fill))}{string.Concat(permission.Conditions.Select(static condition => ", if " + Text(condition)))}",
                permission.Reason));
        var conditions = references.Options.Conditions.Select(static condition => new ExplainedDeclaration(
            "IamCondition",
            Text(condition.Condition) + (condition.Services.Count == 0 ? ", for all services" : ", for " + string.Join(", ", condition.Services)),
            condition.Reason));
        var encrypted = references.Options.Encrypted.Select(static service => new ExplainedDeclaration(
            "IamEncrypted",
            service.Prefix + (service.Keys.Count == 0 ? " with any key, which is more than needed" : " with " + string.Join(", ", service.Keys)),
            service.Reason));
        var inputs = references.Options.Inputs.Select(static input => new ExplainedDeclaration("IamInput", $"{input.Name} is {string.Join(" or ", input.Values)}", ""));
        return permissions.Concat(conditions).Concat(encrypted).Concat(inputs);
    }

    private static string Text(Permissions.PolicyCondition condition) => $"{condition.Key} {condition.Operator} {string.Join(" or ", condition.Values)}";
}
