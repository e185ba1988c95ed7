using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Resources that everyone may use, and policies that say whom they do not mean instead of whom they mean.</summary>
internal static class OpenResourceCheck
{
    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
    {
        if (context.Kind is not (PolicyKind.Resource or PolicyKind.Endpoint or PolicyKind.Trust)) yield break;
        foreach (var statement in policy.Statements.Where(static statement => statement.Allows))
        {
            // A trust policy with the element has an error already.
            if (statement.NotPrincipal is { } not && context.Kind != PolicyKind.Trust)
            {
                yield return CheckTable.AllowWithNotPrincipal.At(not.NameRange, "'NotPrincipal' with 'Allow' allows everyone except these, even anonymous callers; name who is allowed in 'Principal'");
            }

            // A VPC endpoint is for everyone inside the network unless its policy says otherwise.
            if (context.Kind != PolicyKind.Resource || statement.Principal is null || StatementElements.HasHiddenConditions(statement) || CallerLimits.Has(statement) || CallerLimits.HasDenial(policy)) continue;
            foreach (var principal in statement.Principals)
            {
                if (!principal.IsEveryone) continue;
                yield return CheckTable.PublicPrincipal.At(principal.Value, "this allows everyone, even anonymous callers; name who may use it, or limit the callers in a condition (aws:PrincipalOrgID, aws:SourceArn, aws:SourceVpce)");
            }
        }
    }
}
