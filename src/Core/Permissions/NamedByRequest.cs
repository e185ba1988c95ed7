using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Permissions;

/// <summary>
/// Permissions whose condition takes its value from the request: iam:CreateServiceLinkedRole is for the service that the
/// request names. Where the code does not show the value the permission is never emitted, since without the condition it would be open.
/// </summary>
internal static class NamedByRequest
{
    /// <summary>The request members that a permission must have a value of.</summary>
    /// <param name="entry">The catalogue's permission.</param>
    /// <returns>The members as they stand in the condition, such as <c>{AWSServiceName}</c>.</returns>
    public static IEnumerable<string> Members(PermissionEntry entry)
        => entry.Conditions.Where(static condition => !condition.IsLimit).SelectMany(static condition => condition.Values).Where(IsMember).Distinct(StringComparer.Ordinal);

    /// <summary>Puts the request's constant values in place of members such as <c>{AWSServiceName}</c>.</summary>
    /// <param name="entry">The catalogue's permission.</param>
    /// <param name="request">What the code shows of the request.</param>
    /// <returns>The permission with values; <see langword="null"/> when the code does not show one.</returns>
    public static PermissionEntry? Fill(PermissionEntry entry, SdkRequest request)
    {
        foreach (var member in Members(entry).ToList())
        {
            var values = request.Find(Name(member))?.Values ?? default;
            if (values.Count == 0) return null;
            entry = Fill(entry, member, values);
        }

        return entry;
    }

    /// <summary>The member's C# path.</summary>
    /// <param name="member">The member as it stands in a condition.</param>
    /// <returns>The path, such as <c>AWSServiceName</c>.</returns>
    public static string Name(string member) => member.Substring(1, member.Length - 2);

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
