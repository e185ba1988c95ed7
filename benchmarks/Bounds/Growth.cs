namespace IamAnalyzers.Benchmarks.Bounds;

/// <summary>The time of generator and analyzers for a file and for a call stays the same, however many there are.</summary>
internal static class Growth
{
    private const int CallFiles = 100;
    private const double MostGrowth = 1.5;
    private static readonly int[] Files = [100, 1_000, 10_000];
    private static readonly int[] Calls = [10, 500, 5_000];

    public static IEnumerable<Bound> Measure(int runs)
    {
        _ = WholeRun.Time(SyntheticProgram.Create(Files[0], Files[0]));
        var files = Least(Files, runs, static files => WholeRun.Time(SyntheticProgram.Create(files, 0)));
        foreach (var (count, time) in Files.Zip(files)) yield return Bound.Reported($"{count} files: a file", time / count, "ms");
        yield return Bound.Ratio($"a file of {Files[^1]}, of one of {Files[0]}", files[^1] / Files[^1], files[0] / Files[0], MostGrowth);

        // What the files cost without calls is taken away.
        var calls = Least([0, .. Calls], runs, static calls => WholeRun.Time(SyntheticProgram.Create(CallFiles, calls)));
        var perCall = Calls.Select((count, index) => Math.Max(0.001, calls[index + 1] - calls[0]) / count).ToArray();
        foreach (var (count, time) in Calls.Zip(perCall)) yield return Bound.Reported($"{count} calls in {CallFiles} files: a call", time, "ms");
        yield return Bound.Ratio($"a call of {Calls[^1]}, of one of {Calls[0]}", perCall[^1], perCall[0], MostGrowth);
        yield return Bound.Ratio($"a call of {Calls[^1]}, of one of {Calls[1]}", perCall[^1], perCall[1], MostGrowth);
    }

    // The sizes alternate, so that what the machine does beside hits all alike.
    private static double[] Least(int[] sizes, int runs, Func<int, double> measure)
    {
        var least = sizes.Select(static _ => double.MaxValue).ToArray();
        for (var run = 0; run < runs; run++)
        {
            for (var size = 0; size < sizes.Length; size++) least[size] = Math.Min(least[size], measure(sizes[size]));
        }

        return least;
    }
}
