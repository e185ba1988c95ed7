using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Risks;

/// <summary>The risks of actions that are held together: a way to more rights often needs several.</summary>
public sealed class ActionRisks
{
    private const string Resource = "ActionRisks";

    // To assume a role is a way to more rights only where the role's own trust policy opens it; that it returns credentials is sure.
    private const string AssumeRole = "sts:AssumeRole";

    private static readonly Lazy<Dictionary<string, RiskClass>> Table = new(static () => Rows().ToDictionary(static row => row.Action, static row => row.Class, StringComparer.OrdinalIgnoreCase));

    private readonly AwsCatalog _catalog;
    private readonly Dictionary<string, string> _ways = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks at the published ways.</summary>
    /// <param name="isHeld">Whether an action is held; of a role that is passed, to one of these service principals. Called with the action and the services.</param>
    public ActionRisks(Func<string, IReadOnlyList<string>, bool> isHeld, AwsCatalog catalog)
    {
        _catalog = catalog;

        // The shortest way says most.
        foreach (var way in Escalation.All.OrderBy(static way => way.Actions.Count).Where(way => !IsAssumeRole(way) && way.Actions.All(action => isHeld(action, way.Services))))
        {
            foreach (var action in way.Actions.Where(action => !_ways.ContainsKey(action))) _ways.Add(action, way.Id);
        }
    }

    /// <summary>The rows of the table.</summary>
    /// <returns>The rows, in order.</returns>
    public static IEnumerable<(RiskClass Class, string Action)> Rows()
        => CatalogResource.ReadRows(Resource).Select(static row => row.Split(' ')).Select(static words => (ClassOf(words[0]), words[1]));

    /// <summary>The risk of an action.</summary>
    /// <param name="action">The action; case does not count.</param>
    /// <returns>The risk.</returns>
    public ActionRisk Of(string action)
    {
        if (_ways.TryGetValue(action, out var way)) return new(RiskClass.PrivilegeEscalation, way);
        var byLevel = _catalog.FindAction(action) is { } entry && (entry.Access & AccessLevels.PermissionsManagement) != 0 ? RiskClass.ResourceExposure : RiskClass.None;
        var known = Table.Value.TryGetValue(action, out var listed) && listed > byLevel ? listed : byLevel;
        return known == RiskClass.None ? ActionRisk.None : new(known, "");
    }

    /// <summary>The worst risk of many actions.</summary>
    /// <param name="isOne">Whether an action is one of them.</param>
    /// <returns>The risk; of ways to more rights the first by name.</returns>
    public ActionRisk Worst(Func<string, bool> isOne)
    {
        var way = _ways.Where(one => isOne(one.Key)).Select(static one => one.Value).OrderBy(static id => id, StringComparer.Ordinal).FirstOrDefault();
        if (way is not null) return new(RiskClass.PrivilegeEscalation, way);
        var worst = Table.Value.Where(row => isOne(row.Key)).Select(static row => row.Value).DefaultIfEmpty(RiskClass.None).Max();
        return worst == RiskClass.None ? ActionRisk.None : new(worst, "");
    }

    private static bool IsAssumeRole(Escalation way) => way.Actions.Count == 1 && way.Actions[0] == AssumeRole;

    private static RiskClass ClassOf(string word)
        => word switch
        {
            "credentials" => RiskClass.CredentialsExposure,
            "data" => RiskClass.DataExfiltration,
            "exposure" => RiskClass.ResourceExposure,
            _ => throw new InvalidOperationException("ActionRisks.txt has no class '" + word + "'."),
        };
}
