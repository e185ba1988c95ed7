using System.Text.RegularExpressions;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.SdkCalls.Tests.Principals;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Tests.Programs;

/// <summary>
/// Whole programs as users of the SDK write them, and what they need of AWS, worked out by hand from the code. Deployment needs (the
/// key of somebody's bucket or table) are left out, as they are of a policy.
/// </summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("DocumentApi")]
    [InlineData("OrderFunction")]
    [InlineData("ImageWorker")]
    public void Program_NeedsWhatItsAuthorWouldGrant(string name)
    {
        var reading = Container.Read(File("cs"), name == "OrderFunction" ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication);

        Assert.Empty(reading.Unresolved);
        Assert.Equal(
            File("expected").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(static line => line[0] != '#').Order(StringComparer.Ordinal),
            Needs(reading).Order(StringComparer.Ordinal));

        string File(string kind) => System.IO.File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "SdkCalls.Tests", "Programs", $"{name}.{kind}.txt"));
    }

    // principal: action on resource, a question mark behind what is needed perhaps, {name} for an input.
    private static IEnumerable<string> Needs(Reading reading)
    {
        var deriver = new PermissionDeriver(AwsCatalog.Default);
        return reading.Calls.SelectMany(deriver.Derive)
            .Where(static permission => permission.Tier != Tier.Deployment)
            .GroupBy(static permission => (permission.Principal, permission.Action, Resource: string.Join(" ", Plain(permission.Resources)), Conditions: string.Join(" ", permission.Conditions.Select(static condition => $" if {condition.Key} is {string.Join(" or ", condition.Values.Select(Plain))}"))))
            .Select(static group => $"{(group.Key.Principal.Length == 0 ? "-" : group.Key.Principal)}: {group.Key.Action}{(group.Any(static permission => permission.Tier == Tier.Required) ? "" : "?")} on {group.Key.Resource}{group.Key.Conditions}")
            .Order(StringComparer.Ordinal);
    }

    // A bucket from outside may be given as an access point too; that form of the resource is S3's matter, not the program's.
    private static IEnumerable<string> Plain(IEnumerable<string> patterns)
        => patterns.Where(static pattern => !pattern.StartsWith("${OtherForm}", StringComparison.Ordinal)).Select(Plain).Order(StringComparer.Ordinal);

    private static string Plain(string pattern) => Regex.Replace(pattern, @"\$\{([^}]*)\}", static match => match.Groups[1].Value switch
    {
        "Partition" => "aws",
        "Region" or "Account" or "AnyRegion" or "AnyAccount" => "*",
        "DnsSuffix" => "amazonaws",
        var input => "{" + Uri.UnescapeDataString(input.Replace("Input:", "", StringComparison.Ordinal)) + "}",
    });
}
