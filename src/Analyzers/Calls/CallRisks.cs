using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Managed;
using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Analyzers.Calls;

/// <summary>Finds what is risky in a call, whoever makes it and however little it needs for that.</summary>
internal static class CallRisks
{
    private const string PolicyArn = "PolicyArn";

    // To assume a role is a way to more rights only where the role's own trust policy opens it.
    private const string AssumeRole = "sts:AssumeRole";

    private static readonly Lazy<ILookup<string, Escalation>> Ways = new(static () => Escalation.All
        .Where(static way => way.Actions.Count == 1 && way.Actions[0] != AssumeRole)
        .ToLookup(static way => way.Actions[0], StringComparer.Ordinal));

    private static readonly Dictionary<(string, string), string> Attaching = new()
    {
        [("iam", "AttachGroupPolicy")] = PolicyArn,
        [("iam", "AttachRolePolicy")] = PolicyArn,
        [("iam", "AttachUserPolicy")] = PolicyArn,
        [("sso-admin", "AttachManagedPolicyToPermissionSet")] = "ManagedPolicyArn",
    };

    /// <summary>Whether a call attaches a policy that it names by its ARN.</summary>
    /// <param name="call">The call.</param>
    /// <returns><see langword="true"/> for a call of such an operation.</returns>
    public static bool AttachesPolicy(SdkCall call) => Attaching.ContainsKey((call.Service, call.Operation));

    /// <summary>Finds the risks of a call, the worst first.</summary>
    /// <param name="call">The call.</param>
    /// <param name="needed">What the call always needs, as the policy will allow it.</param>
    /// <returns>The risks; a call that opens something to everyone is not told to share it, too, and one that attaches a policy not to be a way to attach policies.</returns>
    public static IReadOnlyList<CallRisk> Of(SdkCall call, IReadOnlyList<Permission> needed)
    {
        var found = RiskyCall.Find(call).ToList();
        var isPublic = found.Exists(static risk => risk.Kind == RiskKind.Public);
        var attached = Attached(call).ToList();
        return [.. attached
            .Concat(attached.Count > 0 ? [] : needed.Where(GrantReach.IsOpen).Select(static permission => permission.Action).Distinct().SelectMany(static action => Ways.Value[action]).Take(1).Select(Way))
            .Concat(found.Where(risk => !isPublic || risk.Kind == RiskKind.Public))
            .Distinct()];
    }

    private static IEnumerable<CallRisk> Attached(SdkCall call)
    {
        if (!Attaching.TryGetValue((call.Service, call.Operation), out var path) || call.Request.Find(path) is not { } member) yield break;
        foreach (var policy in member.Values.Select(ManagedPolicy.Find).OfType<ManagedPolicy>())
        {
            if (policy.Reach() is { Length: > 0 } reach) yield return new(RiskKind.FullAccess, $"attaches {policy.Name}, which {reach}");
        }
    }

    private static CallRisk Way(Escalation way)
        => new(RiskKind.Escalation, $"by itself allows privilege escalation ({way.Actions[0]}, published as {way.Id})");
}
