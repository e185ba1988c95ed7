using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// Patterns that match every resource that the actions beside them can have, such as <c>arn:aws:s3:::*</c>: they name a service, and limit
/// nothing. A resource that the action itself creates has no name yet, so a pattern is all that there is to write.
/// </summary>
internal static class EffectiveStarCheck
{
    private const int MostShown = 5;

    // Resources that AWS makes for each call, so that nobody can name them in a policy.
    private static readonly HashSet<string> Passing = new(StringComparer.Ordinal) { "route53:GetChange" };

    /// <summary>Finds those of a statement.</summary>
    /// <param name="statement">A statement that allows, without a condition that limits it.</param>
    /// <returns>A finding for each pattern; none beside a resource that is everything, which has a finding of its own.</returns>
    public static IEnumerable<PolicyFinding> Find(PolicyTextStatement statement, AwsCatalog catalog)
    {
        var resources = StatementElements.Values(statement.Resource);
        if (resources.Any(static value => ResourceText.IsEverything(value.Text))) yield break;
        var wide = resources.Take(StatementElements.MostCompared)
            .Select(static value => (Value: value, Arn: PolicyArn.Parse(value.Text)))
            .Where(static one => one.Arn?.Resource.IndexOf('*') >= 0)
            .ToList();
        if (wide.Count == 0) yield break;

        // Whole services have a finding of their own, and so has handing rights to any service.
        var open = StatementElements.Values(statement.Action).Take(StatementElements.MostCompared)
            .Select(static value => ActionPattern.Parse(value.Text))
            .Where(static action => action is { IsWholeService: false })
            .SelectMany(action => action!.Expand(catalog))
            .Where(action => !Passing.Contains(action.Name) && !DelegationCheck.Delegates(action.Name) && IsOpen(action, wide))
            .ToList();
        foreach (var (value, arn) in wide)
        {
            var names = open.Where(action => action.Resources.Any(type => !type.IsCreated && ResourceText.HoldsAllNames(arn!, type.Type))).Select(static action => action.Name).Distinct().ToList();
            if (names.Count > 0) yield return CheckTable.ResourceEffectivelyStar.At(value, "this matches every resource that these actions can have: " + Listing(names) + "; name the resources");
        }
    }

    // An action is limited as long as one of the resources that each call touches is.
    private static bool IsOpen(ActionEntry action, List<(PolicyTextValue Value, PolicyArn? Arn)> wide)
    {
        var touched = action.Resources.Where(static type => type.IsRequired && !type.IsCreated).ToList();
        if (touched.Count == 0) touched = [.. action.Resources.Where(static type => !type.IsCreated)];
        return touched.Count > 0 && touched.GroupBy(static type => type.Type.Name).All(forms => forms.Any(type => wide.Exists(one => ResourceText.HoldsAllNames(one.Arn!, type.Type))));
    }

    private static string Listing(List<string> names)
        => names.Count <= MostShown ? string.Join(", ", names) : string.Join(", ", names.Take(MostShown)) + FormattableString.Invariant($" and {names.Count - MostShown} more");
}
