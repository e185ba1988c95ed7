using IamAnalyzers.CatalogBuilder.Catalogue;
using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests;

/// <summary>The reviewed table of the operations that the published map leaves without a template.</summary>
public class NamedResourcesTests
{
    private static readonly string[] Decided =
    [
        "cloudformation", "ecs", "eks", "elbv2", "events", "iam", "lambda", "logs", "s3", "sns", "sqs", "ssm", "sts",
    ];

    private static readonly IReadOnlyList<NamedResource> Rows = NamedResources.Parse(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corrections", "named-resources.txt")));

    [Fact]
    public void Row_HasTemplatesAndReason()
    {
        var row = Assert.Single(NamedResources.Parse(["# head", "ecs CreateTaskSet ecs:CreateTaskSet ServiceName={Service} service@{Service} # read"]));

        Assert.Equal(("ecs", "CreateTaskSet", "ecs:CreateTaskSet", NamedResourceKind.Named, "read"), (row.Service, row.Operation, row.Action, row.Kind, row.Reason));
        Assert.Equal(["ServiceName={Service}", "service@{Service}"], row.Templates);
    }

    [Theory]
    [InlineData("iam ChangePassword iam:ChangePassword none # the caller", nameof(NamedResourceKind.None))]
    [InlineData("iam ChangePassword iam:ChangePassword open # the caller", nameof(NamedResourceKind.Open))]
    public void RowWithoutTemplates_SaysWhy(string line, string kind)
    {
        var row = Assert.Single(NamedResources.Parse([line]));

        Assert.Equal((kind, "the caller", 0), (row.Kind.ToString(), row.Reason, row.Templates.Count));
    }

    [Theory]
    [InlineData("iam ChangePassword iam:ChangePassword none")]
    [InlineData("iam ChangePassword iam:ChangePassword # the caller")]
    [InlineData("iam ChangePassword iam:ChangePassword none user@* # the caller")]
    [InlineData("iam ChangePassword  none # the caller")]
    [InlineData("iam ChangePassword iam:ChangePassword none # ")]
    public void RowThatSaysTooLittleOrTooMuch_IsRefused(string line) => Assert.Throws<FormatException>(() => NamedResources.Parse([line]));

    [Fact]
    public void RowsOutOfOrder_AreRefused()
        => Assert.Throws<FormatException>(() => NamedResources.Parse(["sqs B sqs:B none # why", "sqs A sqs:A none # why"]));

    [Fact]
    public void EveryRow_IsOfAPermissionOfTheCatalogue()
        => Assert.All(Rows, static row => Assert.Contains(Permissions(row), permission => permission.Action == row.Action));

    [Fact]
    public void NamedResource_IsInTheCatalogue()
        => Assert.All(Rows.Where(static row => row.Kind == NamedResourceKind.Named), static row => Assert.NotEmpty(Permissions(row).First(permission => permission.Action == row.Action).Resources));

    [Fact]
    public void PopularServices_HaveNothingOpen()
        => Assert.DoesNotContain(Rows, static row => row.Kind == NamedResourceKind.Open && Decided.Contains(row.Service));

    private static IReadOnlyList<PermissionEntry> Permissions(NamedResource row) => AwsCatalog.Default.FindService(row.Service)!.FindOperation(row.Operation)!.Permissions;
}
