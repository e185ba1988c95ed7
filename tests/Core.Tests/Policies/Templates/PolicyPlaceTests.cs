using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Templates;
using IamAnalyzers.Core.Policies.Text;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Templates;

/// <summary>The table of properties that hold policies.</summary>
public sealed class PolicyPlaceTests
{
    private static readonly string[] Rows = [.. CatalogResource.ReadRows("PolicyPlaces")];

    [Fact]
    public void Rows_AreSortedByTypeAndUnlikeEachOther()
    {
        var places = Rows.Select(static row => string.Join(' ', row.Split(' ').Take(2))).ToList();

        Assert.Equal(places.Count, places.Distinct().Count());
        Assert.Equal(Rows.Select(static row => row.Split(' ')[0]), Rows.Select(static row => row.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rows_HaveOnlyWordsThatAreRead()
        => Assert.All(Rows, static row => Assert.Matches(
            @"^AWS::\w+::\w+ [\w.\[\]{}-]+ (identity( (managed|role|user|group))?|trust trust|session session|endpoint|resource( bucket)?( service=[a-z0-9-]+)?( statement)?|managed( limit)?|sam|other)$", row));

    [Fact]
    public void Services_AreActionPrefixes()
        => Assert.All(Rows.Where(static row => row.Contains("service=", StringComparison.Ordinal)), static row => Assert.NotNull(AwsCatalog.Default.FindPrefix(row.Split("service=")[1].Split(' ')[0])));

    [Fact]
    public void Row_IsRead()
    {
        var place = PolicyPlace.Of("AWS::IAM::Role").First();

        Assert.Equal(["AssumeRolePolicyDocument"], place.Path);
        Assert.Equal((PolicyPlaceContent.Document, PolicyKind.Trust, 2048, null), (place.Holds, place.Kind, place.Quota!.Characters, place.Service));
        Assert.Equal("s3", Assert.Single(PolicyPlace.Of("AWS::S3::BucketPolicy")).Service);
        Assert.Equal(PolicyPlaceContent.Statements, Assert.Single(PolicyPlace.Of("AWS::Events::EventBusPolicy")).Holds);
    }

    [Fact]
    public void UnknownType_HasNoPlace() => Assert.Empty(PolicyPlace.Of("AWS::S3::Bucket"));
}
