using IamAnalyzers.Executed.Tests.Helpers;
using Xunit;

namespace IamAnalyzers.Executed.Tests;

/// <summary>What the SDK's helpers really ask for, on the wire and in their compiled code, against the catalogue's helpers.</summary>
public sealed class HelperTests(HelperRuns runs) : IClassFixture<HelperRuns>
{
    private static readonly Lazy<IReadOnlyList<HelperDifference>> OfCode = new(static () => [.. HelperComparison.OfCode(SdkVersion.All.SelectMany(static version => version.Builds))]);

    [Fact]
    public void EachScenario_RunsToItsEnd()
        => Assert.All(runs.All, static run => Assert.Equal("", run.Failure));

    [Fact]
    public void HelpersOnTheWire_AskForWhatTheCatalogueSays()
        => Assert.Equal([], Unexplained(HelperComparison.OfWire(runs.All)));

    [Fact]
    public void CodeOfHelpers_CallsWhatTheCatalogueSays()
        => Assert.Equal([], Unexplained(OfCode.Value));

    [Fact]
    public void EachKnownDifference_IsSeen()
    {
        var differences = HelperComparison.OfWire(runs.All).Concat(OfCode.Value).ToList();

        Assert.All(KnownDifference.All, known => Assert.True(differences.Exists(known.Covers), $"{known.Member} {known.Operation}"));
    }

    // A helper that asks for what no row has must show.
    [Fact]
    public void UnlistedOperation_IsADifference()
    {
        var upload = runs.All.First(static run => run.Scenario.Method == "Upload");

        var differences = HelperComparison.OfWire([.. runs.All, upload with { Operations = ["s3:DeleteBucket"] }]);

        Assert.Equal(["wire Amazon.S3.Transfer.TransferUtility Upload +s3:DeleteBucket"], Unexplained(differences));
    }

    // The longer half of the scenarios is left to the command "helpers".
    [Fact]
    public void PolicyOfAHelper_AllowsWhatItAsksFor()
        => Assert.Empty(HelperPolicies.Refused(runs.All.Where(static (_, index) => index % HelperPolicies.ShortPart == 0)));

    private static string[] Unexplained(IEnumerable<HelperDifference> differences)
        => [.. differences.Where(static difference => !KnownDifference.All.Any(known => known.Covers(difference))).Select(static difference => difference.ToString())];
}

/// <summary>The scenarios of both versions, run once.</summary>
public sealed class HelperRuns : IAsyncLifetime
{
    internal IReadOnlyList<ScenarioRun> All { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var all = new List<ScenarioRun>();
        foreach (var version in SdkVersion.All) all.AddRange(await ScenarioRunner.RunAsync(version));
        All = all;
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
