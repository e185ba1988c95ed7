using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Condition keys that AWS does not have, or not on the statement's actions.</summary>
internal static class ConditionKeyCheck
{
    private const string OldArnKey = "aws:ARN";
    private const string ResourceTag = "aws:ResourceTag/";

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(statement => statement.Conditions.SelectMany((condition, index) => Check(statement, condition, index < StatementElements.MostCompared, context)));

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement, PolicyTextCondition condition, bool isCompared, PolicyCheckContext context)
    {
        var text = condition.Key.Text;
        var colon = text.IndexOf(':');
        if (colon <= 0 || colon == text.Length - 1 || ConditionGrammarCheck.LacksTag(text) is not null) yield break;
        if (ConditionKeys.Find(text, context.Catalog) is { } key)
        {
            if (isCompared && Unsupported(statement, key, context.Catalog) is { } actions)
            {
                yield return CheckTable.UnsupportedActionForConditionKey.At(
                    condition.Key,
                    "no request for " + actions + " has " + key.Name + ", so the condition " + (IsOptional(condition) ? "does not limit it" : "never holds for it"));
            }

            yield break;
        }

        var isGlobal = text.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);
        var prefix = text.Substring(0, colon);
        if (string.Equals(text, OldArnKey, StringComparison.OrdinalIgnoreCase))
        {
            yield return CheckTable.UnsupportedGlobalConditionKey.At(condition.Key, "AWS no longer supports this key; use aws:PrincipalArn for the caller, or aws:SourceArn for the resource on whose behalf a service calls");
            yield break;
        }

        if (!isGlobal && !IsKnownService(prefix, context.Catalog))
        {
            if (IsServicePrefix(prefix)) yield return UnknownService(prefix, condition, context);
            yield break;
        }

        var near = NearestNames.Of(text, ConditionKeys.Candidates(text, context.Catalog));
        yield return (isGlobal ? CheckTable.InvalidGlobalConditionKey : CheckTable.InvalidServiceConditionKey).At(
            condition.Key,
            "AWS's reference of " + context.Catalog.DataDate + " does not list the condition key '" + StatementElements.Shown(text) + "'" + (near.Count == 0 ? "" : "; did you mean " + string.Join(" or ", near) + "?"));
    }

    // Names with a dot are those of identity providers.
    private static bool IsServicePrefix(string prefix)
        => !string.Equals(prefix, "saml", StringComparison.OrdinalIgnoreCase) && prefix.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-');

    private static PolicyFinding UnknownService(string prefix, PolicyTextCondition condition, PolicyCheckContext context)
    {
        var near = NearestNames.Of(prefix, context.Catalog.Prefixes);
        return CheckTable.InvalidService.At(
            condition.Key,
            "AWS's reference of " + context.Catalog.DataDate + " does not list the service '" + StatementElements.Shown(prefix) + "'" + (near.Count == 0 ? "" : "; did you mean " + string.Join(" or ", near) + "?"));
    }

    // Keys of identity providers (accounts.google.com:aud, graph.facebook.com:app_id, an issuer's address) are in no reference.
    private static bool IsKnownService(string prefix, AwsCatalog catalog) => prefix.IndexOf('.') < 0 && catalog.FindPrefix(prefix) is not null;

    // Told only of actions without wildcards: a pattern may mean those that have the key.
    private static string? Unsupported(PolicyTextStatement statement, ConditionKey key, AwsCatalog catalog)
    {
        if (key.Presence != KeyPresence.Action) return null;
        var without = StatementElements.Values(statement.Action)
            .Select(static value => ActionPattern.Parse(value.Text))
            .Where(static action => action is { HasWildcard: false })
            .SelectMany(action => action!.Expand(catalog))
            .Where(action => !ConditionKeys.CanBeIn(key, action) && !IsToldForItsService(key, action, catalog))
            .Select(static action => action.Name)
            .ToList();
        return without.Count == 0 ? null : string.Join(", ", without);
    }

    // TagKeyCheck tells it once for all actions of a service without tags.
    private static bool IsToldForItsService(ConditionKey key, ActionEntry action, AwsCatalog catalog)
        => key.Name.StartsWith(ResourceTag, StringComparison.Ordinal) && catalog.FindPrefix(action.Name.Substring(0, action.Name.IndexOf(':'))) is { } service && TagKeyCheck.LacksTags(service);

    private static bool IsOptional(PolicyTextCondition condition)
        => StatementElements.Operator(condition) is { } name && (name.IfExists || name.IsNegated || name.Family == OperatorFamily.Null || name.Set == ConditionOperator.ForAllValues);
}
