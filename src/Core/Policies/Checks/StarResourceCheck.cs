using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary><c>*</c> where actions could be limited to resources. Actions that take nothing but <c>*</c> are left alone.</summary>
internal static class StarResourceCheck
{
    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => context.Kind is PolicyKind.Identity or PolicyKind.Session
            ? policy.Statements.Where(static statement => statement.Allows && !ConditionLimits.Has(statement)).SelectMany(statement => Check(statement, context).Concat(EffectiveStarCheck.Find(statement, context.Catalog)))
            : [];

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement, PolicyCheckContext context)
    {
        var star = StatementElements.Values(statement.Resource).FirstOrDefault(static value => ResourceText.IsEverything(value.Text));
        if (star is null) yield break;
        if (star.Text != "*")
        {
            yield return CheckTable.ResourceEffectivelyStar.At(star, "this is the same as '*'; name the resources, or write '*'");
        }

        var open = StatementElements.Values(statement.Action).Select(value => Describe(value, context.Catalog)).OfType<string>().ToList();
        if (open.Count == 0) yield break;
        yield return CheckTable.ResourceStar.At(star, "these actions can be limited to resources: " + string.Join(", ", open) + "; name the resources");
    }

    // Whole services have a finding of their own.
    private static string? Describe(PolicyTextValue value, AwsCatalog catalog)
    {
        if (ActionPattern.Parse(value.Text) is not { IsWholeService: false } action) return null;
        var entries = action.Expand(catalog).ToList();
        var limited = entries.Count(static entry => entry.Resources.Count > 0);
        if (limited == 0) return null;
        return action.HasWildcard ? FormattableString.Invariant($"{value.Text} ({limited} of {entries.Count})") : entries[0].Name;
    }
}
