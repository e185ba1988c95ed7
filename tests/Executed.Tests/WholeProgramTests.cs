using IamAnalyzers.Executed.Tests.Checks;
using Xunit;

namespace IamAnalyzers.Executed.Tests;

/// <summary>Programs with frameworks, and one for each way in which a value comes into an application that its source does not show.</summary>
public sealed class WholeProgramTests
{
    public static TheoryData<string> Names => [.. WholeProgram.All.Select(static program => program.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task PolicyOfAProgram_AllowsWhatComesFromElsewhere(string name)
    {
        var program = WholeProgram.All.Single(program => program.Name == name);

        var execution = await program.ExecuteAsync();

        Assert.True(execution.Failure is null, execution.Say(name));
        Assert.Superset(program.Asks.ToHashSet(), execution.Verdict.Asked.Select(static asked => asked.ToString()).ToHashSet());
        Assert.True(execution.IsSound, execution.Say(name));
        Assert.True(program.Names.ToHashSet().IsSubsetOf(execution.Verdict.Exact.Select(static asked => asked.ToString())), "It names too little: " + execution.Say(name));
        Assert.True(execution.CodeVerdict.Refused.Count == 0, execution.SayCode(name));
        Assert.True(execution.Review.Problem is null, execution.SayReview(name));
    }

    [Fact]
    public void EachProgram_SaysItsWayInAndWhatItAsksFor()
        => Assert.All(WholeProgram.All, static program => Assert.True(program.WayIn.Length > 0 && program.Asks.Any(), program.Name));
}
