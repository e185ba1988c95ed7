using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>A published way to more rights that a policy leaves open.</summary>
/// <param name="Place">The action, of those that the way takes, that is least common in policies.</param>
public sealed record OpenEscalation(Escalation Way, PolicyTextValue Place)
{
    // What most ways share; the other action of a way is the better place to look at.
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal) { "iam:PassRole", "sts:AssumeRole" };

    /// <summary>Finds those of a policy.</summary>
    /// <returns>The ways whose every action is allowed on anything, without those that only take more than another one.</returns>
    public static IReadOnlyList<OpenEscalation> Find(PolicyText policy, AwsCatalog catalog)
    {
        var grants = new OpenGrants(policy, catalog);
        var found = new List<OpenEscalation>();
        foreach (var way in Escalation.All)
        {
            var places = way.Actions.Select(action => (Action: action, Place: grants.Find(action, way.Services))).ToList();
            if (places.TrueForAll(static place => place.Place is not null)) found.Add(new(way, places.OrderBy(static place => Common.Contains(place.Action)).First().Place!));
        }

        return [.. found.Where(one => !found.Exists(other => other.Way.IsPartOf(one.Way)))];
    }
}
