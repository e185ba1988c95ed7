using System.Diagnostics;

namespace IamAnalyzers.Benchmarks;

/// <summary>A table of measures, each beside its bound.</summary>
internal sealed class Measures
{
    private bool _areHeld = true;

    /// <summary>0 when every bound is held, else 1.</summary>
    public int ExitCode => _areHeld ? 0 : 1;

    /// <summary>Begins a part of the table.</summary>
    public static void Begin(string title) => Console.WriteLine($"\n{title}");

    /// <summary>Writes a measure that has no bound of its own.</summary>
    public static void Add(string what, double value, string unit) => Console.WriteLine(FormattableString.Invariant($"  {what,-64} {value,9:F2} {unit}"));

    /// <summary>Writes a measure and its bound.</summary>
    public void Add(string what, double value, string unit, double most)
    {
        var isHeld = value <= most;
        _areHeld &= isHeld;
        Console.WriteLine(FormattableString.Invariant($"  {what,-64} {value,9:F2} {unit,-8} at most {most,5:F2}  {(isHeld ? "held" : "NOT HELD")}"));
    }

    /// <summary>The processor's time of some work in milliseconds: what other programs take of the machine does not count.</summary>
    public static double Time(Action work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - start).TotalMilliseconds;
    }

    /// <summary>The least of several runs, since other work on the machine only adds.</summary>
    public static double Least(int runs, Func<double> measure) => Enumerable.Range(0, runs).Min(_ => measure());
}
