using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// What hurts most on every resource: actions that give away credentials or what is stored, and actions that say who may do what. The
/// rule of cloudsplaining, whose classes these are: not the action alone, but the action on any resource and under no condition that limits it.
/// </summary>
internal static class SensitiveActionCheck
{
    private const int MostShown = 5;

    private static readonly Lazy<HashSet<string>> Escalating = new(static () => new(Escalation.All.Where(static way => way.Actions.Count == 1).Select(static way => way.Actions[0]), StringComparer.Ordinal));

    // What raises rights by itself has a finding of its own, which says more.
    private static readonly Lazy<ILookup<RiskClass, string>> Listed = new(static () => ActionRisks.Rows()
        .Where(static row => !Escalating.Value.Contains(row.Action))
        .ToLookup(static row => row.Class, static row => row.Action));

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => context.Kind is PolicyKind.Identity or PolicyKind.Session
            ? policy.Statements.Where(static statement => statement.Allows && !ConditionLimits.Has(statement) && StatementElements.Values(statement.Resource).Any(static value => ResourceText.IsEverything(value.Text)))
                .SelectMany(statement => StatementElements.Values(statement.Action).SelectMany(value => Check(value, context.Catalog)))
            : [];

    // Whole services have a finding of their own.
    private static IEnumerable<PolicyFinding> Check(PolicyTextValue value, AwsCatalog catalog)
    {
        if (ActionPattern.Parse(value.Text) is not { IsWholeService: false, SpansServices: false } pattern) yield break;
        var actions = pattern.Expand(catalog).Where(static action => action.Resources.Count > 0).ToList();
        if (Listing(actions.Where(static action => Listed.Value[RiskClass.CredentialsExposure].Contains(action.Name, StringComparer.Ordinal))) is { } credentials)
        {
            yield return CheckTable.CredentialsExposure.At(value, "on every resource this exposes credentials: " + credentials + "; name the resources");
        }

        if (Listing(actions.Where(static action => Listed.Value[RiskClass.DataExfiltration].Contains(action.Name, StringComparer.Ordinal))) is { } data)
        {
            yield return CheckTable.DataExfiltration.At(value, "on every resource this exposes all stored data: " + data + "; name the resources");
        }

        if (Listing(actions.Where(static action => action.Access.HasFlag(AccessLevels.PermissionsManagement) && !Escalating.Value.Contains(action.Name))) is { } exposing)
        {
            yield return CheckTable.ResourceExposure.At(value, "on every resource this can give others access: " + exposing + "; name the resources");
        }
    }

    private static string? Listing(IEnumerable<ActionEntry> actions)
    {
        var names = actions.Select(static action => action.Name).ToList();
        return names.Count == 0 ? null
            : names.Count <= MostShown ? string.Join(", ", names)
            : string.Join(", ", names.Take(MostShown)) + FormattableString.Invariant($" and {names.Count - MostShown} more");
    }
}
