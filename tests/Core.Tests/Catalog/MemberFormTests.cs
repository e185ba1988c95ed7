using System.Text.RegularExpressions;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>Members that take an identifier in several forms: none of them is pasted into an ARN, and what it names is allowed.</summary>
public sealed partial class MemberFormTests
{
    private static readonly PermissionDeriver Deriver = new(AwsCatalog.Default);

    public static TheoryData<string> Services => [.. CatalogView.Lines("MemberForms.txt").Select(static line => line.Split(' ')[0]).Distinct()];

    [Theory]
    [MemberData(nameof(Services))]
    public void NoFormOfAName_IsPastedIntoAnArn(string service)
    {
        var wrong = from row in CatalogView.Lines("MemberForms.txt").Select(static line => line.Split(' '))
                    where row[0] == service
                    from value in Values(row).Distinct()
                    from need in Deriver.Derive(Call(row, value))
                    from resource in need.Resources
                    where IsPasted(ArnPlaceholders.WithoutMark(resource))
                    select $"{row[1]} {row[2]}={value}: {need.Action} {resource}";

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void ArnOfATypeThatATemplateNames_IsAllowed(string service)
    {
        var wrong = from row in CatalogView.Lines("MemberForms.txt").Select(static line => line.Split(' '))
                    where row[0] == service && row[3].Contains("arn", StringComparison.Ordinal)
                    from arn in Arns(row)
                    where !Deriver.Derive(Call(row, arn.Value)).Where(need => need.Action == arn.Action).SelectMany(static need => need.Resources).Any(resource => Allows(resource, arn.Value))
                    select $"{row[1]} {row[2]}={arn.Value}: {arn.Action}";

        Assert.Empty(wrong);
    }

    private static IEnumerable<string> Values(string[] row) => Arns(row).Select(static arn => arn.Value).Append("name-1").Append("111122223333");

    /// <summary>An ARN of each type that a template can name by the member.</summary>
    private static IEnumerable<(string Action, string Value)> Arns(string[] row)
        => from permission in CatalogView.Find(row[0], row[1]).Permissions
           where permission.Kind == PermissionKind.Needed && permission.Trigger is null
           let action = AwsCatalog.Default.FindAction(permission.Action)
           from template in permission.Resources
           where TemplatePart.Parse(template.Template) is [{ IsMember: true, Function: "" } part] && part.Text == row[2]
           from type in action.Resources
           where template.ResourceType.Length > 0 ? template.ResourceType == type.Type.Name : template.Variable.Length > 0 && type.Type.Arn.EndsWith("${" + template.Variable + "}", StringComparison.Ordinal)
           where permission.Resources.Where(static limit => limit is { Variable: "", Template: "*" }).All(limit => limit.ResourceType == type.Type.Name)
           select (permission.Action, Sample(type.Type.Arn));

    private static string Sample(string arn)
        => Variables().Replace(arn.Replace("${Partition}", "aws", StringComparison.Ordinal).Replace("${Region}", "us-east-1", StringComparison.Ordinal).Replace("${Account}", "111122223333", StringComparison.Ordinal), "x1");

    private static SdkCall Call(string[] row, string value)
        => new(row[0], row[1], "M", new SdkRequest(true, Lists.List(new RequestMember(row[2], MemberState.Set, Lists.List(value), true))), SdkPrincipal.Default, "");

    private static bool IsPasted(string resource)
        => resource.IndexOf("arn:", 1, StringComparison.Ordinal) > 0;

    private static bool Allows(string resource, string arn)
    {
        var pattern = resource.Replace("${Partition}", "aws", StringComparison.Ordinal).Replace("${AnyRegion}", "*", StringComparison.Ordinal).Replace("${AnyAccount}", "*", StringComparison.Ordinal)
            .Replace("${Region}", "*", StringComparison.Ordinal).Replace("${Account}", "*", StringComparison.Ordinal);
        return pattern == "*" || ArnPattern.Parse(pattern).Matches(arn) || ArnPattern.Parse(pattern).Matches(arn + ":*") || ArnPattern.Parse(pattern).Matches(arn + "-abcdef");
    }

    [GeneratedRegex(@"\$\{[^}]+\}")]
    private static partial Regex Variables();
}
