using System.Runtime.CompilerServices;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>
/// Region and account of a resource, as all resource types of the reference that it can be have them. What fits no type, or types that
/// differ, is left alone.
/// </summary>
internal static class ArnPlaceCheck
{
    // Types are asked for with each resource of each policy.
    private static readonly ConditionalWeakTable<ResourceTypeEntry, TypeName> TypeNames = new();

    // The reference has the ARNs of customers only. Documents, automations and parameters that AWS publishes have no account, nor have
    // the views that it makes: so AWS's own managed policies name them.
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/security_iam_service-with-iam.html
    private static readonly HashSet<string> WithResourcesOfAws = new(StringComparer.Ordinal) { "resource-explorer-2", "ssm" };

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(StatementElements.Resources)
            .SelectMany(value => Problems(value.Text, context.Catalog).Select(problem => problem.Check.At(value, problem.Message)));

    /// <summary>Whether region or account of a resource are wrong, so that it can match nothing.</summary>
    /// <returns><see langword="true"/> when they are.</returns>
    public static bool IsWrong(string resource, AwsCatalog catalog) => Problems(resource, catalog).Any();

    private static IEnumerable<(PolicyCheck Check, string Message)> Problems(string resource, AwsCatalog catalog)
    {
        if (PolicyArn.Parse(resource) is not { } arn || arn.Service.Length == 0 || PolicyArn.IsOpen(arn.Service) || arn.Service.Any(char.IsUpper)) yield break;
        if (arn.Region.Length > 0 && !PolicyArn.IsOpen(arn.Region) && !Regions.IsKnown(arn.Region))
        {
            yield return (CheckTable.InvalidArnRegion, "AWS has no region '" + StatementElements.Shown(arn.Region) + "'; " + Regions.Hint(arn.Region));
            yield break;
        }

        var types = Types(arn, catalog);
        if (types.Count == 0) yield break;
        if (types.All(static type => type.Region.Length == 0) && Names(arn.Region))
        {
            yield return (CheckTable.ArnRegionNotAllowed, "this kind of ARN has no region; write " + Shown(arn with { Region = "" }));
        }
        else if (arn.Region.Length == 0 && types.All(static type => IsVariable(type.Region)))
        {
            yield return (CheckTable.MissingArnRegion, "this kind of ARN needs a region; add one, or '*'");
        }

        if (types.All(static type => type.Account.Length == 0) && Names(arn.Account))
        {
            yield return (CheckTable.ArnAccountNotAllowed, "this kind of ARN has no account; write " + Shown(arn with { Account = "" }));
        }
        else if (arn.Account.Length == 0 && !WithResourcesOfAws.Contains(arn.Service) && types.All(static type => IsVariable(type.Account)))
        {
            yield return (CheckTable.MissingArnAccount, "this kind of ARN needs an account; add its 12 digits, or '*'");
        }
    }

    /// <summary>A resource type, and its resources in any place.</summary>
    private sealed class TypeName(ResourceTypeEntry type)
    {
        public PolicyArn? Arn { get; } = PolicyArn.Parse(type.Arn);

        public ArnPattern Pattern { get; } = Anywhere(PolicyArn.Parse(type.Arn)?.Resource ?? "");
    }

    private static ArnPattern Anywhere(string resource) => ResourceText.Pattern("arn:*:*:*:*:" + resource);

    private static List<PolicyArn> Types(PolicyArn arn, AwsCatalog catalog)
    {
        var resource = Anywhere(arn.Resource);
        return [.. (catalog.FindPrefix(arn.Service)?.ResourceTypes ?? [])
            .Select(static type => TypeNames.GetValue(type, static type => new TypeName(type)))
            .Where(type => type.Arn?.Service == arn.Service && type.Pattern.Meets(resource))
            .Select(static type => type.Arn!)];
    }

    // Stars match the empty field, too.
    private static bool Names(string field) => field.Any(static c => c != '*') && field.IndexOf('$') < 0;

    private static bool IsVariable(string field) => field.StartsWith("${", StringComparison.Ordinal);

    private static string Shown(PolicyArn arn) => StatementElements.Shown("arn:" + arn.Partition + ":" + arn.Service + ":" + arn.Region + ":" + arn.Account + ":" + arn.Resource);
}
