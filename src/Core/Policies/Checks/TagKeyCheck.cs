using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Conditions on the tags of a resource beside actions of services that have no such key: the statement says nothing of them.</summary>
internal static class TagKeyCheck
{
    private const string ResourceTag = "aws:ResourceTag/";

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(statement => statement.Conditions.Take(StatementElements.MostCompared)
            .Where(static condition => condition.Key.Text.StartsWith(ResourceTag, StringComparison.OrdinalIgnoreCase) && !StatementElements.HoldsWithoutKey(condition))
            .Select(condition => Check(statement, condition, context.Catalog))
            .OfType<PolicyFinding>());

    /// <summary>Whether a service has no resource and no action with <c>aws:ResourceTag</c>.</summary>
    /// <returns><see langword="true"/> when a condition on such tags never holds for it.</returns>
    public static bool LacksTags(IamServiceEntry service)
        => !service.ConditionKeys.Keys.Concat(service.ResourceTypes.SelectMany(static type => type.ConditionKeys))
            .Concat(service.Actions.SelectMany(static action => action.ConditionKeys))
            .Any(static key => key.StartsWith(ResourceTag, StringComparison.OrdinalIgnoreCase));

    private static PolicyFinding? Check(PolicyTextStatement statement, PolicyTextCondition condition, AwsCatalog catalog)
    {
        if (statement.NotAction is not null)
        {
            return Finding(
                statement,
                CheckTable.DenyNotactionWithUnsupportedTagConditionKeyForService,
                CheckTable.AllowNotactionWithUnsupportedTagConditionKeyForService,
                condition,
                "'NotAction' includes services whose requests never carry " + ResourceTag + "..., and the statement does not apply to them; name the actions in 'Action'");
        }

        var without = StatementElements.Values(statement.Action)
            .Select(static value => ActionPattern.Parse(value.Text))
            .Where(static action => action is { SpansServices: false })
            .Select(action => catalog.FindPrefix(action!.Prefix))
            .OfType<IamServiceEntry>()
            .Distinct()
            .Where(LacksTags)
            .Select(static service => service.Prefix)
            .OrderBy(static prefix => prefix, StringComparer.Ordinal)
            .ToList();
        var list = string.Join(", ", without);
        return without.Count == 0
            ? null
            : Finding(
                statement,
                CheckTable.DenyWithUnsupportedTagConditionKeyForService,
                CheckTable.AllowWithUnsupportedTagConditionKeyForService,
                condition,
                "no request of " + list + " carries " + ResourceTag + "..., so the statement does not apply to it; move its actions to a statement without the condition");
    }

    private static PolicyFinding? Finding(PolicyTextStatement statement, PolicyCheck denial, PolicyCheck permission, PolicyTextCondition condition, string message)
        => statement.Denies ? denial.At(condition.Key, message)
            : statement.Allows ? permission.At(condition.Key, message)
            : null;
}
