using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using IamAnalyzers.Analyzers;
using IamAnalyzers.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Benchmarks;

/// <summary>
/// What an editor waits for: the first compilation of a process beside a later one of new files, and the end of a request that is cancelled. Each first compilation is in a fresh process, whose compiler has
/// compiled the program already. Run: <c>dotnet run --project benchmarks -c Release -- editor-times</c>.
/// </summary>
internal static class EditorTimes
{
    /// <summary>The argument of a process that measures one first compilation.</summary>
    public const string Child = "editor-times-of-one-process";

    private const int Runs = 5;
    private const int Files = 100;
    private const int Calls = 50;
    private const double MostAfterCancel = 100;

    private static readonly int[] Delays = [5, 20, 50, 100, 150, 200, 300, 400, 500, 700, 900, 1200];

    public static int Run()
    {
        var table = new Measures();
        var whole = Enumerable.Range(0, Runs).Select(static _ => Ask("")).ToList();
        Measures.Begin(FormattableString.Invariant($"{Files} files, {Calls} calls: the first compilation of a process, and the next one of new files; least of {Runs}"));
        foreach (var (number, what) in ((int, string)[])[(0, "generator, first"), (1, "generator, next"), (2, "analyzers, first"), (3, "analyzers, next")])
            Measures.Add(what, whole.Min(times => times[number]), "ms");

        var ended = Delays.Select(static delay => Ask(delay.ToString(CultureInfo.InvariantCulture))).Where(static times => times.Length > 0).Select(static times => times[0]).ToList();
        Measures.Begin(FormattableString.Invariant($"The same, cancelled after {Delays[0]} to {Delays[^1]} ms: from the cancellation to the end of the request"));
        Measures.Add("requests that were running still", ended.Count, "");
        if (ended.Count > 0) table.Add("slowest", ended.Max(), "ms", MostAfterCancel);
        return table.ExitCode;
    }

    /// <summary>Measures in this process.</summary>
    /// <param name="delay">When to cancel, in milliseconds; empty for never.</param>
    public static int RunChild(string delay)
    {
        var program = Program();
        _ = program.GetDiagnostics();
        _ = CSharpGeneratorDriver.Create(new TrivialGenerator()).RunGenerators(program);
        Console.WriteLine(string.Join(' ', (delay.Length == 0 ? Whole(program) : Cancelled(program, int.Parse(delay, CultureInfo.InvariantCulture))).Select(static time => time.ToString("F1", CultureInfo.InvariantCulture))));
        return 0;
    }

    private static double[] Whole(CSharpCompilation first)
    {
        var (firstGenerated, firstAnalyzed) = Times(first);
        var (nextGenerated, nextAnalyzed) = Times(Program());
        return [firstGenerated, nextGenerated, firstAnalyzed, nextAnalyzed];
    }

    private static (double Generated, double Analyzed) Times(CSharpCompilation program)
    {
        var clock = Stopwatch.StartNew();
        var generated = Generate(program, CancellationToken.None);
        var time = clock.Elapsed.TotalMilliseconds;
        clock.Restart();
        AnalyzeAsync(generated, CancellationToken.None).GetAwaiter().GetResult();
        return (time, clock.Elapsed.TotalMilliseconds);
    }

    // Nothing when the work was done before the cancellation.
    private static double[] Cancelled(CSharpCompilation program, int delay)
    {
        using var source = new CancellationTokenSource();
        var work = Task.Run(() => AnalyzeAsync(Generate(program, source.Token), source.Token), CancellationToken.None);
        Thread.Sleep(delay);
        var clock = Stopwatch.StartNew();
        source.Cancel();
        try
        {
            work.GetAwaiter().GetResult();
            return [];
        }
        catch (OperationCanceledException)
        {
            return [clock.Elapsed.TotalMilliseconds];
        }
    }

    private static Compilation Generate(CSharpCompilation program, CancellationToken token)
    {
        CSharpGeneratorDriver.Create(new IamPolicyGenerator()).RunGeneratorsAndUpdateCompilation(program, out var generated, out _, token);
        return generated;
    }

    private static async Task AnalyzeAsync(Compilation program, CancellationToken token)
        => await program.WithAnalyzers(Analyzers()).GetAnalyzerDiagnosticsAsync(token).ConfigureAwait(false);

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers()
        => [.. typeof(IamAnalyzer).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract).Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static CSharpCompilation Program() => SyntheticProgram.Create(Files, Calls);

    private static double[] Ask(string delay)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet") start.ArgumentList.Add(typeof(EditorTimes).Assembly.Location);
        start.ArgumentList.Add(Child);
        start.ArgumentList.Add(delay);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static time => double.Parse(time, CultureInfo.InvariantCulture))];
    }
}
