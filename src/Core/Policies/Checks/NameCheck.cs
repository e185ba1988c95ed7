using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Services and actions that the reference does not have. AWS takes such a policy, and it allows less than it seems to.</summary>
internal static class NameCheck
{
    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context) => Actions(policy, context).Concat(Resources(policy));

    private static IEnumerable<PolicyFinding> Actions(PolicyText policy, PolicyCheckContext context)
    {
        foreach (var value in policy.Statements.SelectMany(StatementElements.Actions))
        {
            if (ActionPattern.Parse(value.Text) is not { IsEverything: false } action) continue;
            if (action.SpansServices)
            {
                yield return Wildcard(value);
            }
            else if (context.Catalog.FindPrefix(action.Prefix) is not { } service)
            {
                var near = NearestNames.Of(action.Prefix, context.Catalog.Prefixes);
                yield return Unknown(CheckTable.InvalidServiceInAction, "the service '" + action.Prefix + "'", near, value, context);
            }
            else if (!action.IsWholeService && !action.Expand(context.Catalog).Any())
            {
                var near = action.HasWildcard ? [] : NearestNames.Of(action.Text, service.Actions.Select(static entry => entry.Name));
                yield return Unknown(CheckTable.UnknownAction, "the action '" + StatementElements.Shown(action.Text) + "'", near, value, context);
            }
        }
    }

    // A star alone in all fields has a finding of its own.
    private static IEnumerable<PolicyFinding> Resources(PolicyText policy)
        => policy.Statements.SelectMany(StatementElements.Resources)
            .Where(static value => !ResourceText.IsEverything(value.Text) && PolicyArn.Parse(value.Text) is { } arn && arn.Service.IndexOfAny(['*', '?']) >= 0)
            .Select(static value => Wildcard(value));

    private static PolicyFinding Wildcard(PolicyTextValue value)
        => CheckTable.WildcardInServiceName.At(value, "the wildcard covers future services, too; name each service");

    private static PolicyFinding Unknown(PolicyCheck check, string what, IReadOnlyList<string> near, PolicyTextValue value, PolicyCheckContext context)
    {
        var hint = near.Count == 0 ? "" : "; did you mean " + string.Join(" or ", near) + "?";
        return check.At(value, "AWS's reference of " + context.Catalog.DataDate + " does not list " + what + hint);
    }
}
