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
            if (isCompared && Unsupported(statement, condition, key, context.Catalog) is { } unsupported) yield return unsupported;
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

    private static PolicyFinding? Unsupported(PolicyTextStatement statement, PolicyTextCondition condition, ConditionKey key, AwsCatalog catalog)
    {
        if (key.Presence != KeyPresence.Action) return null;
        var named = StatementElements.Values(statement.Action)
            .Select(static value => ActionPattern.Parse(value.Text))
            .Select(action => (Text: action is null ? "" : NameOf(action, catalog), CanHave: action is null ? null : CanHave(action, key, catalog)))
            .ToList();
        var without = named.Where(static one => one.CanHave == false).Select(static one => one.Text).Distinct().ToList();
        if (without.Count == 0) return null;
        var start = "no request for " + string.Join(", ", without) + " has " + key.Name + ", so the condition ";
        if (!StatementElements.HoldsWithoutKey(condition)) return CheckTable.UnsupportedActionForConditionKey.At(condition.Key, start + "never holds for it");

        // What holds without the key is written for actions of both sorts; only a denial then hits more than it says.
        if (statement.Denies && !IsOptional(condition)) return CheckTable.UnsupportedActionForConditionKey.At(condition.Key, start + "always holds, and it is always denied");
        return without.Count == named.Count ? CheckTable.IdleConditionKey.At(condition.Key, start + "does not limit it; remove it") : null;
    }

    private static string NameOf(ActionPattern action, AwsCatalog catalog) => action.HasWildcard ? action.Text : action.Expand(catalog).FirstOrDefault()?.Name ?? action.Text;

    // Null when the reference does not tell. A pattern may mean those of its actions that have the key, as long as its service has it.
    private static bool? CanHave(ActionPattern action, ConditionKey key, AwsCatalog catalog)
    {
        if (action.SpansServices || catalog.FindPrefix(action.Prefix) is not { } service || IsToldForItsService(key, service)) return null;
        if (action.HasWildcard) return ConditionKeys.CanBeIn(key, service);
        return service.FindAction(action.Name) is { } entry ? ConditionKeys.CanBeIn(key, entry) : null;
    }

    // TagKeyCheck tells it once for all actions of a service without tags.
    private static bool IsToldForItsService(ConditionKey key, IamServiceEntry service)
        => key.Name.StartsWith(ResourceTag, StringComparison.Ordinal) && TagKeyCheck.LacksTags(service);

    private static bool IsOptional(PolicyTextCondition condition)
        => StatementElements.Operator(condition) is { } name && (name.IfExists || name.Set == ConditionOperator.ForAllValues);
}
