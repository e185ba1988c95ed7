using IamAnalyzers.Executed.Tests.Compiling;
using IamAnalyzers.Executed.Tests.Verdicts;
using IamAnalyzers.Generators;

namespace IamAnalyzers.Executed.Tests.Helpers;

/// <summary>Each scenario as a program of its own: its policy must allow what it asked for, with its resources and conditions.</summary>
internal static class HelperPolicies
{
    /// <summary>The tests take one of so many.</summary>
    public const int ShortPart = 4;

    /// <summary>What the policies do not allow, with the scenario.</summary>
    public static IEnumerable<string> Refused(IEnumerable<ScenarioRun> runs)
        => from run in runs
           let verdict = Verdict.Of(run.Asked, Policy(run))
           from asked in verdict.Refused
           select $"{run.Version} {run.Scenario}: {asked}";

    private static string Policy(ScenarioRun run) => ProgramCompiler.PolicyOf(SdkVersion.Named(run.Version).Program([run.Scenario]), new IamPolicyGenerator());
}
