using IamAnalyzers.Executed.Tests.Compiling;
using IamAnalyzers.Executed.Tests.Derivations;
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
    private static readonly string[] Arguments = ["first", "second"];

    public static async Task<Execution> OfAsync(ProgramDerivation derivation)
    {
        var text = ProgramWriter.Write(derivation);
        if (!ProgramCompiler.TryCompile(text.Files, out var compiled, out var problems)) return new Execution(text, "", Verdict.None, new InvalidOperationException("It does not compile: " + problems));
        var run = await ProgramRunner.RunAsync(compiled, Arguments, text.Inputs);
        return new Execution(text, compiled.Policy, Verdict.Of(run.Asked, compiled.Policy), run.Failure);
    }

    /// <summary>Whether it ran to its end and its policy allows all that it asked for.</summary>
    public bool IsSound => Failure is null && Verdict.Refused.Count == 0;

    /// <summary>Says what it is, what it asked for and what its policy allows.</summary>
    public string Say(string title) => Report.Of(title, Program, Policy, Verdict) + (Failure is { } failure ? $"did not run to its end: {failure.GetBaseException()}\n" : "");
}
