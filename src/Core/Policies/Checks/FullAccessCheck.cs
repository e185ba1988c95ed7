using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Allowing everything, everything of a service, or everything but something.</summary>
internal static class FullAccessCheck
{
    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.Where(static statement => statement.Allows).SelectMany(statement => Check(statement, context.Kind));

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement, PolicyKind kind)
    {
        var isOnEverything = StatementElements.Values(statement.Resource).Any(static value => ResourceText.IsEverything(value.Text));
        foreach (var value in StatementElements.Values(statement.Action))
        {
            if (ActionPattern.Parse(value.Text) is not { IsWholeService: true } action || IsCustomary(statement, action, kind)) continue;
            var message = action switch
            {
                { IsEverything: true } when isOnEverything => "this allows every action on every resource, as AdministratorAccess does; name only the actions that are needed",
                { IsEverything: true } => "this allows every action; name only the actions that are needed",
                { Prefix: "iam" } when isOnEverything => "every action of IAM on every resource amounts to AdministratorAccess; name only the actions that are needed",
                _ => "this allows every action of the service, including future ones; name only the actions that are needed",
            };
            yield return (action.IsEverything ? CheckTable.FullAccess : CheckTable.ServiceWildcard).At(value, message);
        }

        if (statement.NotAction is { } notAction)
        {
            yield return CheckTable.AllowWithNotAction.At(
                notAction.NameRange,
                "'NotAction' with 'Allow' allows every action of AWS except these, including future ones; name what is allowed in 'Action'");
        }

        // Of a trust policy it is told that it has no resources at all.
        if (kind != PolicyKind.Trust && statement.NotResource is { } notResource)
        {
            yield return CheckTable.AllowWithNotResource.At(
                notResource.NameRange,
                "'NotResource' with 'Allow' allows every resource except these, including future ones; name what is allowed in 'Resource'");
        }
    }

    // The first statement of a key's policy gives the key to its account, so that policies of identities count:
    // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html. A VPC endpoint is limited by conditions, not by actions:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html.
    private static bool IsCustomary(PolicyTextStatement statement, ActionPattern action, PolicyKind kind)
        => kind switch
        {
            PolicyKind.Resource => string.Equals(action.Prefix, "kms", StringComparison.OrdinalIgnoreCase)
                && statement.Principal is not null
                && statement.Principals.All(IsAccount),
            PolicyKind.Endpoint => statement.Conditions.Count > 0,
            _ => false,
        };

    // By its ARN or its number, or what code or a template puts there. A principal that is not known at all is none of the list.
    private static bool IsAccount(PolicyPrincipal principal)
        => principal.Kind == PolicyPrincipalKind.Aws
            && (principal.Arn is { Service: "iam", Resource: "root" } || PrincipalFormCheck.IsAccount(principal.Value.Text) || (principal.Arn is null && TextHole.IsIn(principal.Value.Text)));
}
