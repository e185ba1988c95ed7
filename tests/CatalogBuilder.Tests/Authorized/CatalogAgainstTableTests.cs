using System.Globalization;
using IamAnalyzers.CatalogBuilder.Authorized;
using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.Authorized;

/// <summary>The loaded catalogue agrees with AWS's own table, or a reviewed line says why not.</summary>
public class CatalogAgainstTableTests
{
    private static readonly AuthorizedTable Table = AuthorizedText.Parse(Lines(AuthorizedCommand.File));
    private static readonly DifferenceReasons Reasons = DifferenceReasons.Parse(Lines("table-differences.txt"));
    private static readonly TableComparison Comparison = new(Table);
    private static readonly List<TableDifference> Differences = [.. Compare()];

    [Fact]
    public void EveryDifference_HasAReasonOrIsCorrected() => Assert.Empty(Reasons.Problems(Differences));

    [Fact]
    public void EveryReason_IsUsed() => Assert.All(Reasons.Codes, code => Assert.Contains(Lines("table-differences.txt"), line => line.EndsWith(" " + code, StringComparison.Ordinal)));

    [Fact]
    public void PrintedCounts_AreThoseOfTheComparison()
    {
        var printed = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "catalogue.md"))
            .SkipWhile(static line => !line.StartsWith("| AWS's own table |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(static line => line.StartsWith('|'))
            .Select(static line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(static cells => (cells[1], int.Parse(cells[2], CultureInfo.InvariantCulture)));

        Assert.Equal(TableCounts.Of(Comparison, Reasons, Differences).Rows(), printed);
    }

    [Fact]
    public void TableOfEc2AndIam_IsWhole()
    {
        Assert.Equal(797, Table.Services.Single(static service => service.Id == "ec2").Operations.Keys.Intersect(Operations("ec2"), StringComparer.Ordinal).Count());
        Assert.Equal(170, Table.Services.Single(static service => service.Id == "iam").Operations.Keys.Intersect(Operations("iam"), StringComparer.Ordinal).Count());
    }

    private static IEnumerable<string> Operations(string service) => AwsCatalog.Default.FindService(service)!.Operations.Select(static operation => operation.Name);

    private static IEnumerable<TableDifference> Compare()
        => from service in Table.Services
           from operation in AwsCatalog.Default.FindService(service.Id)!.Operations
           from difference in Comparison.Of(service.Id, operation.Name, operation.Permissions)
           select difference;

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corrections", file));
}
