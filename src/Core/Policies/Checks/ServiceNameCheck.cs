using System.Text.RegularExpressions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Names of services where one is compared or named: <c>service.amazonaws.com</c>, with a region for <c>kms:ViaService</c>.</summary>
internal static class ServiceNameCheck
{
    private const string ViaService = "kms:ViaService";

    // Keys whose values are names of services, by the reference of global keys and those of IAM and KMS.
    private static readonly string[] Keys =
    [
        "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:PrincipalServiceName", "aws:PrincipalServiceNamesList", "iam:AWSServiceName", "iam:PassedToService", ViaService,
    ];

    private static readonly Regex Form = new(
        @"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*\.(amazonaws\.com(\.cn)?|amazon\.com|aws\.internal|amazonaws\.eu|[a-z0-9.-]+\.gov|aws\.com)$",
        RegexOptions.CultureInvariant);

    private static readonly char[] Open = ['*', '?', '$'];

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
    {
        foreach (var condition in policy.Statements.SelectMany(static statement => statement.Conditions))
        {
            if (!Array.Exists(Keys, key => StatementElements.IsKey(condition, key)) || StatementElements.Operator(condition) is not { Family: Conditions.OperatorFamily.Text }) continue;
            var isRegional = StatementElements.IsKey(condition, ViaService);
            foreach (var value in condition.Values)
            {
                if (value.Text.IndexOfAny(Open) >= 0) continue;
                if (IsServiceName(value.Text) && (!isRegional || HasRegion(value.Text)))
                {
                    if (ServicePrincipalNames.FindMisspelled(value, context.Catalog) is { } misspelled) yield return misspelled;
                    continue;
                }

                var form = isRegional ? "service.region.amazonaws.com, such as ec2.eu-central-1.amazonaws.com" : "service.amazonaws.com, such as lambda.amazonaws.com";
                yield return CheckTable.InvalidServiceNameValue.At(value, "'" + StatementElements.Shown(value.Text) + "' is not the name of a service, so this never matches; write " + form);
            }
        }
    }

    /// <summary>Whether a text has the form of a service's name.</summary>
    /// <returns><see langword="true"/> when it has.</returns>
    public static bool IsServiceName(string text) => Form.IsMatch(text);

    private static bool HasRegion(string text) => text.Split('.') is [_, var region, _, ..] && Conditions.Regions.IsKnown(region);
}
