namespace IamAnalyzers.Benchmarks.Bounds;

/// <summary>All our analyzers, beside two other packages of analyzers in the same compilation, by the compiler's own report.</summary>
internal static class AnalyzerShare
{
    private const int Files = 1_000;
    private const int Calls = 250;
    private const double MostOfMeziantou = 0.12;
    private const double MostOfSonar = 0.015;

    public static IEnumerable<Bound> Measure(int runs)
        => OfProgram("ordinary code", OrdinaryProgram.Texts(Files), runs).Concat(OfProgram($"{Calls} calls of AWS", SyntheticProgram.Texts(Files, Calls), runs));

    private static IEnumerable<Bound> OfProgram(string what, IEnumerable<string> files, int runs)
    {
        using var report = new AnalyzerReport(files);
        var times = Enumerable.Range(0, runs).Select(_ => report.Build()).ToArray();
        var own = Least("IamAnalyzers.Analyzers.");
        yield return Bound.Reported($"{Files} files, {what}: ours", own * 1000, "ms");
        foreach (var (name, seconds) in times[0].Where(static line => line.Name.StartsWith("IamAnalyzers.Analyzers.", StringComparison.Ordinal)).OrderByDescending(static line => line.Seconds).Take(3))
            yield return Bound.Reported($"  of it {name.Split(' ', ',')[0].Split('.')[^1]}", seconds * 1000, "ms");
        yield return Bound.Ratio($"{Files} files, {what}: of Meziantou.Analyzer", own, Least("Meziantou.Analyzer,"), MostOfMeziantou);
        yield return Bound.Ratio($"{Files} files, {what}: of SonarAnalyzer.CSharp", own, Least("SonarAnalyzer.CSharp,"), MostOfSonar);

        // Our rules are lines of the report, one an analyzer; of the others the line of the whole assembly counts.
        double Least(string name)
            => times.Min(run => run.Where(line => line.Name.StartsWith(name, StringComparison.Ordinal)).Sum(static line => line.Seconds)) is > 0 and var least
                ? least
                : throw new InvalidOperationException($"The compiler's report has no time of {name} Something switched analyzers off, such as RunAnalyzers=false.");
    }
}
