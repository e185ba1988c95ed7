using IamAnalyzers.Robustness.Tests.Checks;
using IamAnalyzers.Robustness.Tests.Mutations;
using IamAnalyzers.Robustness.Tests.Programs;
using Xunit.Abstractions;

namespace IamAnalyzers.Robustness.Tests;

/// <summary>A short run with a fixed seed; the long one is a command, see <c>README.md</c>.</summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int Seed = 5;
    private const int Count = 20;

    [Fact]
    public async Task DamagedProgram_LetsNothingThrow()
    {
        var (findings, fixes) = (0, 0);
        for (var number = 0; number < Count; number++)
        {
            var program = Mutant.Make(Seed, number);
            var run = await ProductRun.OfAsync(program, Mutant.RandomOf(Seed, -number - 1));
            Assert.True(run.Problems.Count == 0, $"{program.Name}\n{string.Join("\n", run.Problems)}");
            findings += run.Findings > 0 ? 1 : 0;
            fixes += run.Fixes;
        }

        // A run without findings and fixes tests nothing.
        output.WriteLine($"{Count} programs, {findings} with findings, {fixes} fixes applied");
        Assert.True(2 * findings > Count, $"{findings} of {Count} programs have findings.");
        Assert.True(2 * fixes > Count, $"{fixes} fixes were applied.");
    }

    [Fact]
    public void EachMutation_ChangesSomething()
    {
        var code = TestPrograms.Written.Single(static program => program.Name == "Roles").Code[0].Text;
        var policy = TestPrograms.Beside.Single(static file => file.Path == "iam-policy.json").Text;

        foreach (var mutation in Mutation.OfCode) Assert.Contains(Enumerable.Range(0, 20), seed => mutation.Apply(code, new Random(seed)) != code);
        foreach (var mutation in Mutation.OfOtherFiles) Assert.Contains(Enumerable.Range(0, 20), seed => mutation.Apply(policy, new Random(seed)) != policy);
    }

    [Fact]
    public void SameSeed_GivesTheSameProgram()
    {
        Assert.Equal(Mutant.Make(Seed, 3).Shown, Mutant.Make(Seed, 3).Shown);
        Assert.NotEqual(Mutant.Make(Seed, 3).Shown, Mutant.Make(Seed, 4).Shown);
    }
}
