using IamAnalyzers.Executed.Tests.Checks;
using Xunit;
using Xunit.Abstractions;

namespace IamAnalyzers.Executed.Tests;

/// <summary>A short run with a fixed seed; the long one is a command, see <c>README.md</c>.</summary>
public sealed class RandomProgramTests(ITestOutputHelper output)
{
    private const int Seed = 11;
    private const int Count = 60;
    private const int TakenApart = 10;

    private static readonly Lazy<Task<IReadOnlyList<RandomProgram>>> Programs = new(static () => RandomPrograms.RunAsync(Seed, Enumerable.Range(0, Count)));

    [Fact]
    public async Task PolicyOfARandomProgram_AllowsWhatTheProgramAsksFor()
    {
        var programs = await Programs.Value;

        var asked = programs.Sum(static one => one.Execution.Verdict.Asked.Count);
        var exact = programs.Sum(static one => one.Execution.Verdict.Exact.Count);
        output.WriteLine($"{asked} resources asked for, {exact} of them named exactly");
        Assert.All(programs, static one => Assert.True(one.Execution.IsSound, one.Execution.Say($"seed {Seed}, program {one.Number}")));
        output.WriteLine($"{programs.Count(static one => one.Execution.Review.IsPruned)} reviewed policies pruned");
        output.WriteLine($"{programs.Sum(static one => one.Execution.CodeVerdict.Exact.Count)} of them by compiled code");
        Assert.All(programs, static one => Assert.True(one.Execution.CodeVerdict.Refused.Count == 0, one.Execution.SayCode($"seed {Seed}, program {one.Number}")));
        Assert.All(programs, static one => Assert.True(one.Execution.Review.Problem is null, one.Execution.SayReview($"seed {Seed}, program {one.Number}")));
        Assert.True(3 * programs.Count(static one => one.HasEc2AndIam) >= Count, "At least a third of the programs ask EC2 and IAM for something.");
        Assert.True(asked >= 4 * Count, "Each program asks for something.");
    }

    [Fact]
    public async Task PolicyOfAProgramWithHiddenCode_AllowsWhatTheProgramAsksFor()
    {
        var result = new UnseenResult();
        foreach (var program in (await Programs.Value).Take(TakenApart)) result.Add(program, Seed);

        output.WriteLine(result.ToString());
        Assert.True(result.Problems.Count == 0, string.Concat(result.Problems));
        Assert.True(2 * result.WithUnseen >= TakenApart, "At least half of the programs have hidden code that matters.");
    }

    [Fact]
    public async Task PolicyOfAProgramWithALibrary_AllowsWhatTheProgramAsksFor()
    {
        var result = new ReachResult();
        foreach (var program in (await Programs.Value).Take(TakenApart)) result.Add(program, Seed);

        output.WriteLine(result.ToString());
        Assert.True(result.Problems.Count == 0, string.Concat(result.Problems));
        Assert.True(2 * result.Read >= TakenApart, "At least half of the programs can be taken apart.");
    }

    [Fact]
    public async Task SourceAndCompiledCode_TellTheSameOperations()
        => Assert.All(await Programs.Value, static one => Assert.True(one.Execution.ReaderDifferences.Count == 0, $"seed {Seed}, program {one.Number}: {string.Join("\n", one.Execution.ReaderDifferences)}"));

    [Fact]
    public void SameSeed_GivesTheSamePrograms()
        => Assert.Equal(Text(7), Text(7));

    [Fact]
    public void OtherNumber_GivesAnotherProgram()
        => Assert.NotEqual(Text(7), Text(8));

    private static string Text(int number) => string.Join('\n', Writing.ProgramWriter.Write(RandomPrograms.Make(Seed, number)).Files);
}
