using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Risks;
using Xunit;

namespace IamAnalyzers.Core.Tests.Risks;

/// <summary>The table of risky calls; what it finds in programs stands with the analyzer's tests.</summary>
public class RiskyCallTests
{
    [Fact]
    public void EveryRow_NamesAnOperationOfTheCatalogue()
        => Assert.Empty(RiskyCall.All().Where(row => AwsCatalog.Default.FindService(row.Service)?.FindOperation(row.Operation) is null).Select(row => $"{row.Service}:{row.Operation}"));

    [Fact]
    public void Rows_AreTheirOwn() => Assert.Equal(RiskyCall.All().Count(), RiskyCall.All().Select(row => (row.Service, row.Operation, row.Trigger?.Text, row.Risk.Kind)).Distinct().Count());

    [Fact]
    public void Kinds_AreThreeInTheTable()
        => Assert.Equal([RiskKind.Public, RiskKind.Shared, RiskKind.Credentials], RiskyCall.All().Select(row => row.Risk.Kind).Distinct().Order());
}
