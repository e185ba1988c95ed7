using IamAnalyzers.CatalogBuilder.OpenTypes;
using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.CatalogBuilder.Tests.OpenTypes;

/// <summary>The request written in full, with a constant in every member: which resource types stay open, over all services.</summary>
public class OpenTypesTests
{
    private static readonly string[] Lines = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Corrections", OpenTypesCommand.File)).Where(static line => line.Length > 0 && line[0] != '#')];

    [Fact]
    public void EachOpenType_IsInTheListAndNoOther()
        => Assert.Equal(
            FullRequests.OpenTypes(AwsCatalog.Default).Select(static open => open.Line).Distinct().Order(StringComparer.Ordinal),
            Lines.Select(static line => line[..line.LastIndexOf(' ')]).Order(StringComparer.Ordinal));

    [Fact]
    public void EachOpenType_HasAReason()
        => Assert.All(Lines, static line => Assert.Contains(line[(line.LastIndexOf(' ') + 1)..], OpenTypeReasons.All.Keys));

    [Theory]
    [InlineData("s3")]
    [InlineData("sqs")]
    [InlineData("sns")]
    [InlineData("dynamodb")]
    [InlineData("lambda")]
    [InlineData("secretsmanager")]
    [InlineData("kms")]
    [InlineData("iam")]
    public void TypesOfTheServicesUsedMost_AreRead(string service)
        => Assert.DoesNotContain(Lines, line => line.StartsWith(service + " ", StringComparison.Ordinal) && line.EndsWith(" " + OpenTypeReasons.Unread, StringComparison.Ordinal));
}
