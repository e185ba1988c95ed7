using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// Permissions whose condition takes its value from the request: iam:CreateServiceLinkedRole is for the service that the
/// request names. Where the code does not show the value the permission is reported and never emitted, since without the
/// condition it would be open.
/// </summary>
internal static class NamedByRequest
{
    private const string NotShown = "the code does not show the service, and without it the permission would be open";

    /// <summary>Puts the request's constant values in place of members such as <c>{AWSServiceName}</c>.</summary>
    /// <param name="entry">The catalogue's permission.</param>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>The permission with values, or one of the deployment kind when a value is not shown.</returns>
    public static PermissionEntry Fill(PermissionEntry entry, SdkRequest request)
    {
        foreach (var member in entry.Conditions.Where(static condition => !condition.IsLimit).SelectMany(static condition => condition.Values).Where(IsMember).Distinct().ToList())
        {
            var values = request.Find(member.Substring(1, member.Length - 2))?.Values ?? default;
            if (values.Count == 0) return entry with { Kind = PermissionKind.Deployment, Resources = [], Conditions = [], Note = NotShown };
            entry = Fill(entry, member, values);
        }

        return entry;
    }

    private static PermissionEntry Fill(PermissionEntry entry, string member, IReadOnlyList<string> values) => entry with
    {
        Conditions = entry.Conditions
            .Select(condition => condition with { Values = condition.Values.SelectMany(value => value == member ? values : [value]).ToList() })
            .ToList(),
        Resources = entry.Resources
            .SelectMany(resource => values.Select(value => resource with { Template = resource.Template.Replace(member, value) }))
            .Distinct()
            .ToList(),
    };

    private static bool IsMember(string value) => value.Length > 2 && value[0] == '{' && value[value.Length - 1] == '}';
}
