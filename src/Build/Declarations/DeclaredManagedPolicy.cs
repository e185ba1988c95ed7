using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Managed;

namespace IamAnalyzers.Build.Declarations;

/// <summary>Reads an <c>IamManagedPolicy</c> item: a policy of AWS that is attached to what the program runs as.</summary>
internal static class DeclaredManagedPolicy
{
    /// <summary>Reads an item.</summary>
    /// <param name="item">The item, with the policy's name or ARN.</param>
    /// <param name="policy">The policy, when there is no problem.</param>
    /// <returns>What is wrong; <see langword="null"/> for nothing.</returns>
    public static Problem? TryRead(AttachedPolicy item, out AttachedPolicy? policy)
    {
        policy = ManagedPolicy.Find(item.Name) is { } known ? item with { Name = known.Name } : null;
        return policy is null
            ? new(ProblemSeverity.Warning, RuleIds.UnknownManagedPolicy, $"IamManagedPolicy '{item.Name}' is not in the catalogue of AWS managed policies, so it covers no call; {Hint(item.Name)}")
            : null;
    }

    private static string Hint(string name)
    {
        var nearest = NearestNames.Of(name, ManagedPolicy.All.Select(static policy => policy.Name));
        return (nearest.Count == 0 ? "" : $"did you mean {string.Join(" or ", nearest)}? Otherwise ") + "put its document into a file and mark the file with IamPolicyBaseline=\"true\"";
    }
}
