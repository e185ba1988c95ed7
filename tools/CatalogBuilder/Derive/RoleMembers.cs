using System.Text.RegularExpressions;

namespace IamAnalyzers.CatalogBuilder.Derive;

/// <summary>
/// Finds the members that name a role or an instance profile: by the end of their name. Not in operations that only read, nor in those of
/// <c>iam</c> and <c>sts</c>, whose roles are what they act on. Below a structure that is a role itself nothing is looked for.
/// </summary>
internal static partial class RoleMembers
{
    private static readonly string[] ActOnRoles = ["iam", "sts"];

    /// <summary>Whether roles are looked for in an operation.</summary>
    public static bool Passes(ApiOperation operation) => !operation.OnlyReads && !ActOnRoles.Contains(operation.Service);

    /// <summary>Finds the paths in an operation.</summary>
    public static IEnumerable<string> Find(ApiOperation operation)
    {
        if (!Passes(operation)) yield break;
        var roles = new List<string>();
        foreach (var member in operation.Members)
        {
            if (roles.Exists(role => member.Path.StartsWith(role + ".", StringComparison.Ordinal))) continue;
            if (member.Type == "structure" && Structure().IsMatch(member.Name)) roles.Add(member.Path);
            else if (member.Type != "string" || !Text().IsMatch(member.Name)) continue;
            yield return member.Path;
        }
    }

    [GeneratedRegex("([Rr]ole(Arn|ARN|Name)?|InstanceProfile(Arn|Name)?|RoleFor[A-Za-z]+Arn|^DeliverLogsPermissionArn)$")]
    private static partial Regex Text();

    [GeneratedRegex("([Ii][Aa][Mm](Role|InstanceProfile)|^ecr.*Role)$")]
    private static partial Regex Structure();
}
