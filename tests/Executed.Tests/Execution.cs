using IamAnalyzers.Executed.Tests.Checks;
using IamAnalyzers.Executed.Tests.Compiling;
using IamAnalyzers.Executed.Tests.Derivations;
using IamAnalyzers.Executed.Tests.Reviews;
using IamAnalyzers.Executed.Tests.Running;
using IamAnalyzers.Executed.Tests.Verdicts;
using IamAnalyzers.Executed.Tests.Writing;

namespace IamAnalyzers.Executed.Tests;

/// <summary>A program that was written, compiled, run and judged.</summary>
/// <param name="Program">Its text.</param>
/// <param name="Policy">The policy that the generator derived.</param>
/// <param name="Verdict">What it asked for, held against the policy.</param>
/// <param name="Failure">Why it did not run to its end, if it did not.</param>
internal sealed record Execution(ProgramText Program, string Policy, Verdict Verdict, Exception? Failure)
{
    /// <summary>The policy that its compiled code alone gives.</summary>
    public string CodePolicy { get; init; } = "";

    /// <summary>What it asked for, held against that policy.</summary>
    public Verdict CodeVerdict { get; init; } = Verdict.None;

    /// <summary>Where its compiled code tells something else than its source.</summary>
    public IReadOnlyList<string> ReaderDifferences { get; init; } = [];

    /// <summary>What comes of its reviewed policy.</summary>
    public ReviewOutcome Review { get; init; } = new(null, false);

    private static readonly string[] Arguments = ["first", "second"];

    public static async Task<Execution> OfAsync(ProgramDerivation derivation)
    {
        var text = ProgramWriter.Write(derivation);
        if (!ProgramCompiler.TryCompile(text.Files, out var compiled, out var problems)) return new Execution(text, "", Verdict.None, new InvalidOperationException("It does not compile: " + problems));
        var run = await ProgramRunner.RunAsync(compiled, Arguments, text.Inputs);
        return Of(text, compiled, run);
    }

    /// <summary>Judges a program that ran.</summary>
    public static Execution Of(ProgramText text, CompiledProgram compiled, ProgramRun run)
    {
        var code = PolicyOfCode.Of(compiled.Assembly);
        return new Execution(text, compiled.Policy, Verdict.Of(run.Asked, compiled.Policy), run.Failure) 
        {
            CodePolicy = code,
            CodeVerdict = Verdict.Of(run.Asked, code),
            ReaderDifferences = ReaderComparison.Of(compiled.Assembly),
            Review = ReviewCycle.Run(compiled.Assembly, [.. run.Asked]),
        };
    }

    /// <summary>Says what its compiled code gives.</summary>
    public string SayCode(string title) => Report.Of(title + ", by its compiled code", Program, CodePolicy, CodeVerdict);

    /// <summary>Says what is wrong with its reviewed policy.</summary>
    public string SayReview(string title) => $"{title}: {Review.Problem}\n{Say(title)}";

    /// <summary>Whether it ran to its end and its policy allows all that it asked for.</summary>
    public bool IsSound => Failure is null && Verdict.Refused.Count == 0;

    /// <summary>Says what it is, what it asked for and what its policy allows.</summary>
    public string Say(string title) => Report.Of(title, Program, Policy, Verdict) + (Failure is { } failure ? $"did not run to its end: {failure.GetBaseException()}\n" : "");
}
