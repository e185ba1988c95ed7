using IamAnalyzers.Executed.Tests.Checks;
using IamAnalyzers.Executed.Tests.Compiling;
using IamAnalyzers.Executed.Tests.Grammar;
using IamAnalyzers.Executed.Tests.Verdicts;
using IamAnalyzers.Executed.Tests.Wire;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Executed.Tests.Guards;

/// <summary>Reads programs that have run with the reader without a guard, and looks for one whose policy is then too narrow.</summary>
internal static class GuardCheck
{
    // Chance gives a production what else it needs: which branch runs, whether a value is known.
    private const int Seeds = 3;

    private static readonly Dictionary<(string Name, int Seed), RunProgram> Known = [];

    /// <summary>The names of those programs that are read too narrowly without a guard.</summary>
    /// <param name="guard">The guard; <see langword="null"/> for the whole reader.</param>
    /// <param name="programs">Productions and programs.</param>
    /// <param name="isFirstEnough">Whether to stop at the first.</param>
    public static async Task<IReadOnlyList<string>> NarrowerAsync(Guard? guard, IEnumerable<string> programs, bool isFirstEnough)
    {
        var narrower = new List<string>();
        using var loaded = GuardedReader.Load(guard);
        foreach (var name in programs)
        {
            var isProduction = Productions.All.Any(production => production.Name == name);
            for (var seed = 1; seed <= (isProduction ? Seeds : 1); seed++)
            {
                if (Refused(await RunAsync(name, seed), loaded.Generator).Count == 0) continue;
                narrower.Add(name);
                break;
            }

            if (isFirstEnough && narrower.Count > 0) break;
        }

        return narrower;
    }

    /// <summary>What the policy of a program that has run refuses, when a generator derives it.</summary>
    public static IReadOnlyList<AskedFor> Refused(RunProgram run, IIncrementalGenerator generator) => Verdict.Of(run.Asked, ProgramCompiler.PolicyOf(run.Source, generator)).Refused;

    private static async Task<RunProgram> RunAsync(string name, int seed)
    {
        if (Known.TryGetValue((name, seed), out var known)) return known;
        var execution = WholeProgram.All.FirstOrDefault(program => program.Name == name) is { } whole
            ? await whole.ExecuteAsync()
            : (await ProductionCheck.RunAsync([Productions.Named(name)], seed).SingleAsync()).Execution;
        if (!execution.IsSound) throw new InvalidOperationException(execution.Say(name));
        return Known[(name, seed)] = new RunProgram(ProgramCompiler.Source(execution.Program.Files), execution.Verdict.Asked);
    }
}
