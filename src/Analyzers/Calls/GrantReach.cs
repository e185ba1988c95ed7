using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Managed;

namespace IamAnalyzers.Analyzers.Calls;

/// <summary>How far a permission of the emitted policy reaches: whether code names what the call works on.</summary>
internal static class GrantReach
{
    private const string PolicyKey = "iam:PolicyARN";

    /// <summary>Whether a permission leaves open on what its action is used.</summary>
    /// <returns>
    /// <see langword="false"/> when the code names each resource; and of attaching a policy, when it names the policy and either the policy is one
    /// of AWS's that keeps to its service, or the identity is named, too.
    /// </returns>
    public static bool IsOpen(Permission permission)
    {
        if (AwsCatalog.Default.FindAction(permission.Action) is not { } action) return true;
        var isNamed = permission.Resources.All(resource => IsNamed(resource, action));
        if (!action.TakesKey(PolicyKey)) return !isNamed;
        var policies = permission.Conditions.Where(static condition => condition.Key == PolicyKey).SelectMany(static condition => condition.Values).ToList();
        return policies.Count == 0 || policies.Exists(IsAny) || !(isNamed || policies.TrueForAll(IsHarmless));
    }

    // What only the running program knows can be any policy. A policy that IAM has just made is of the caller's account, whichever that is.
    private static bool IsAny(string policy) => ArnPlaceholders.Inputs(policy).Count > 0 || (PolicyArn.Parse(policy)?.Resource ?? policy).IndexOf('*') >= 0;

    private static bool IsHarmless(string policy) => ManagedPolicy.Find(policy) is { } known && known.Reach().Length == 0;

    // A path that is not known is no other resource: names are unique in their account, with whatever path.
    private static bool IsNamed(string resource, ActionEntry action)
        => PolicyArn.Parse(resource) is { } arn
            && action.Resources.Any(type => PolicyArn.Parse(type.Type.Arn) is { } form && form.Service == arn.Service && LastPart(arn.Resource) is { Length: > 0 } name && name.IndexOf('*') < 0 && name.IndexOf("${", StringComparison.Ordinal) < 0);

    private static string LastPart(string resource) => resource.Substring(resource.LastIndexOfAny(['/', ':']) + 1);
}
