using IamAnalyzers.Executed.Tests.Checks;
using Xunit;
using Xunit.Abstractions;

namespace IamAnalyzers.Executed.Tests;

/// <summary>A short run with a fixed seed; the long one is a command, see <c>README.md</c>.</summary>
public sealed class EntryPointTests(ITestOutputHelper output)
{
    private const int Seed = 5;
    private const int Count = 12;

    [Fact]
    public async Task PolicyOfAnEntryPoint_AllowsWhatItAsksFor()
    {
        var result = new EntryPointResult();
        for (var number = 0; number < Count; number++) await result.AddAsync(Seed, number);

        output.WriteLine(result.ToString());
        Assert.True(result.Problems.Count == 0, string.Concat(result.Problems));
        Assert.True(result.Ran >= 2 * Count, "Each program has entry points that run.");
        Assert.True(result.Narrower >= Count, "Most entry points need less than the whole program.");
    }
}
