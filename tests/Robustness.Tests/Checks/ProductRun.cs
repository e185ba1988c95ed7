using IamAnalyzers.Robustness.Tests.Programs;

namespace IamAnalyzers.Robustness.Tests.Checks;

/// <summary>What came of a program.</summary>
/// <param name="Findings">How many findings the analyzers have.</param>
/// <param name="Fixes">How many fixes were applied.</param>
/// <param name="Problems">What must not happen.</param>
internal sealed record ProductRun(int Findings, int Fixes, IReadOnlyList<string> Problems)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan CompilerLimit = TimeSpan.FromSeconds(20);

    /// <summary>Generator, analyzers and fixes on a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="random">Draws which findings are fixed.</param>
    public static async Task<ProductRun> OfAsync(TestProgram program, Random random)
    {
        using var end = new CancellationTokenSource();
        var work = Task.Run(() => RunAsync(program, random, end.Token));
        try
        {
            return await work.WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            await end.CancelAsync();
            return new(0, 0, await CompilesAsync(program) ? [$"It does not end in {Limit.TotalSeconds} s"] : []);
        }
    }

    // What the compiler alone does not get through is not ours.
    private static async Task<bool> CompilesAsync(TestProgram program)
    {
        using var end = new CancellationTokenSource();
        var work = Task.Run(() => CompileAsync(program, end.Token));
        if (await Task.WhenAny(work, Task.Delay(CompilerLimit)) == work) return true;
        await end.CancelAsync();
        return false;
    }

    private static async Task CompileAsync(TestProgram program, CancellationToken token)
    {
        var project = Host.Open(program, new());
        using var workspace = project.Solution.Workspace;
        _ = (await project.GetCompilationAsync(token))!.GetDiagnostics(token);
    }

    private static async Task<ProductRun> RunAsync(TestProgram program, Random random, CancellationToken token)
    {
        var settings = new HostSettings(IsConcurrent: random.Next(2) == 0);
        var project = Host.Open(program, settings);
        using var workspace = project.Solution.Workspace;
        var analysis = await Analysis.OfAsync(project, settings, token);
        var fixes = new FixRun(project, settings, random);
        return new(analysis.Findings.Length, fixes.Applied, [.. analysis.Problems, .. await fixes.ProblemsAsync(analysis.Findings, token)]) { Fixes = fixes.Applied };
    }
}
