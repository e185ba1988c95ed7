using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Tool.Denials;

/// <summary>What a reader has to know beside the calls, the statement and the edit: what AWS leaves out of its messages.</summary>
internal static class DenialNotes
{
    private const int MostOperations = 6;

    /// <summary>What AWS's words hide.</summary>
    public static IEnumerable<string> OfMessage(Denial denial)
    {
        if (denial.Disguise is { } disguise)
        {
            yield return disguise.Meaning;
            yield return "The message names no policy and may have another cause than a permission.";
        }
        else if (denial.Policy == DenyingPolicy.NotSaid)
        {
            yield return "The message does not say which type of policy denied the call. Older messages omit it, and some services still do.";
        }
        else
        {
            yield return "AWS names only one type of policy. Others may deny the same call, too.";
        }

        if (denial.Policy == DenyingPolicy.ServiceControl && denial.Effect == DenialEffect.Explicit) yield return "If a service control policy only lacks the permission, the message reads as if it denied the call.";
        if (denial.Policy == DenyingPolicy.Resource && denial.Effect != DenialEffect.Explicit) yield return AcrossAccounts(denial);
        if (denial.Policy == DenyingPolicy.Resource && denial.Effect == DenialEffect.NotSaid) yield return "KMS does not say whether the key is missing in this region, its policy allows nothing, or its policy denies.";
        if (denial.Through.Length > 0) yield return $"The policy reaches the caller through {denial.Through}.";
        if (denial.Operation.Length > 0) yield return $"The message names the operation {denial.Operation}. An operation may need actions with other names, so the calls are looked up by action.";
        if (denial.EncodedMessage.Length > 0) yield return "The encoded message says more: aws sts decode-authorization-message --encoded-message <the text> (needs sts:DecodeAuthorizationMessage).";
        if (denial.AuthorizationId.Length > 0) yield return $"The evaluation can be read for 24 hours: aws iam-toolbox get-request-authorization-details --region {RegionOf(denial)} --authorization-id {denial.AuthorizationId} (needs iam:GetRequestAuthorizationDetails).";
    }

    /// <summary>What it may mean that no call of the program needs the action.</summary>
    /// <param name="denial">What the message says.</param>
    /// <param name="program">The program.</param>
    /// <param name="hasOthers">Whether calls need the action on other resources.</param>
    /// <param name="catalog">The catalogue.</param>
    public static IEnumerable<string> OfNoCall(Denial denial, DenialProgram program, bool hasOthers, AwsCatalog catalog)
    {
        if (denial.Candidates.Count == 0)
        {
            yield return "The message names no action, so the calls cannot be looked up.";
            yield break;
        }

        var action = denial.Action.Length > 0 ? denial.Action : "any of " + string.Join(", ", denial.Candidates);
        yield return hasOthers
            ? $"The program needs {action} on other resources only. Its settings may name a resource other than the one in the code, or another version of it is deployed."
            : $"No call of the program needs {action}. Another version of it may be deployed, another program may use the role, or a service asked for it on the caller's behalf.";
        if (program.WhyUnknown is { } why) yield return $"The program may need more than IamAnalyzers found: {why}.";
        if (denial.Action.Length > 0 && OperationsThatNeed(denial.Action, program, catalog) is { Count: > 0 } operations) yield return $"According to the catalogue, {string.Join(", ", operations)} may need {denial.Action}, depending on what is deployed. Declare it with IamEncrypted or IamPermission to have it in the policy.";
    }

    /// <summary>What is to be said of calls that need the action only in some cases.</summary>
    public static IEnumerable<string> OfCalls(IReadOnlyList<DeniedCall> calls)
    {
        if (calls.Count > 0 && calls.All(static call => call.Tier == Tier.Deployment)) yield return "The calls need it only because of what is deployed. Declare it with IamEncrypted or IamPermission to have it in the policy.";
    }

    // The console's address begins with the region, and the API must be asked in the same one.
    private static string RegionOf(Denial denial)
        => Uri.TryCreate(denial.ConsoleLink, UriKind.Absolute, out var link) && link.Host.Split('.') is [var region, "console", ..] ? region : "<region of the call>";

    private static string AcrossAccounts(Denial denial)
    {
        var (caller, owner) = (RefusedArns.AccountOf(denial.Principal), RefusedArns.AccountOf(denial.Resource));
        const string Hidden = "Across accounts, both the identity policy and the resource policy must allow the action; this message does not show whether the identity policy lacks it, too.";
        return caller.Length > 0 && owner.Length > 0 && caller != owner ? $"The caller is in account {caller} and the resource in {owner}. " + Hidden
            : caller.Length > 0 && caller == owner ? "Caller and resource are in the same account, where one of the two policies is enough. A KMS key policy and a role's trust policy must always allow the call themselves."
            : Hidden;
    }

    private static List<string> OperationsThatNeed(string action, DenialProgram program, AwsCatalog catalog)
    {
        var prefixes = program.Needs.Select(static need => need.Need.Action.Split(':')[0]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        prefixes.Remove(action.Split(':')[0]);
        var wanted = IamPattern.Parse(action);
        return [.. catalog.ServiceIds
            .Select(catalog.FindService)
            .OfType<ServiceEntry>()
            .Where(service => prefixes.Contains(service.IamPrefix))
            .SelectMany(service => service.Operations
                .Where(operation => operation.Permissions.Any(permission => wanted.Matches(permission.Action, ignoreCase: true)))
                .Select(operation => service.Id + " " + operation.Name))
            .Take(MostOperations)];
    }
}
