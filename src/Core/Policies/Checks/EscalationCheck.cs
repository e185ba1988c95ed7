using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Actions that together let their holder get more rights. One finding an element: at the action that is least common in policies.</summary>
internal static class EscalationCheck
{
    private const int MostShown = 3;

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
    {
        if (context.Kind is not (PolicyKind.Identity or PolicyKind.Session)) return [];
        return OpenEscalation.Find(policy, context.Catalog)
            .GroupBy(static one => one.Place.Range)
            .Select(static group => Finding([.. group.Select(static one => one.Way)], group.First().Place));
    }

    private static PolicyFinding Finding(Escalation[] ways, PolicyTextValue place)
    {
        var shown = string.Join("; or ", ways.Take(MostShown).Select(static way => string.Join(" and ", way.Actions) + " (" + way.Id + ")"));
        var left = ways.Length - MostShown;
        var more = left > 0 ? "; or " + left + " other combination" + (left == 1 ? "" : "s") : "";
        return CheckTable.PrivilegeEscalation.At(place, "on any resource this allows privilege escalation: " + shown + more + "; limit the resources");
    }
}
