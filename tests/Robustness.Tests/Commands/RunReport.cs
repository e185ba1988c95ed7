using IamAnalyzers.Robustness.Tests.Checks;

namespace IamAnalyzers.Robustness.Tests.Commands;

/// <summary>What came of many programs.</summary>
internal sealed class RunReport
{
    private const int MostShown = 3;
    private const double Megabyte = 1024 * 1024;

    /// <summary>How many programs are run before the memory that is then kept counts as the usual one.</summary>
    private const int WarmUp = 500;

    /// <summary>How much more memory may be kept at the end.</summary>
    private const double MostGrowth = 1.5;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<string>> _problems = new(StringComparer.Ordinal);
    private readonly List<(TimeSpan Time, string Name)> _slowest = [];
    private int _programs;
    private int _withFindings;
    private int _fixes;
    private double _usual;

    public void Add(string name, ProductRun run, TimeSpan time)
    {
        lock (_gate)
        {
            _programs++;
            _withFindings += run.Findings > 0 ? 1 : 0;
            _fixes += run.Fixes;
            foreach (var problem in run.Problems)
            {
                if (!_problems.TryGetValue(Kind(problem), out var names)) _problems.Add(Kind(problem), names = []);
                names.Add(name + "\n" + problem);
                if (names.Count == 1) Console.WriteLine(names[0]);
            }

            _slowest.Add((time, name));
            if (_slowest.Count > 1000) Keep();
            if (_programs == WarmUp) _usual = Kept();
            if (_programs % 1000 == 0) Console.WriteLine($"{_programs} programs, {_problems.Count} kinds of problems, {Kept():0} MB kept");
        }
    }

    public int Write()
    {
        Keep();
        foreach (var (kind, names) in _problems) Console.WriteLine($"{names.Count} times: {kind}\n{string.Concat(names.Take(MostShown).Select(static name => "  " + name.Split('\n')[0] + "\n"))}");
        foreach (var (time, name) in _slowest) Console.WriteLine(FormattableString.Invariant($"{time.TotalSeconds:0.0} s: {name}"));
        var kept = Kept();
        Console.WriteLine($"{_programs} programs, {_withFindings} with findings, {_fixes} fixes applied; {_problems.Count} kinds of problems; {kept:0} MB kept, {_usual:0} MB after {WarmUp}");
        return _problems.Count == 0 && (_usual == 0 || kept < MostGrowth * _usual) ? 0 : 1;
    }

    // What is thrown, and by which line of ours.
    private static string Kind(string problem)
    {
        var lines = problem.Split('\n');
        return lines[0] + " " + (lines.FirstOrDefault(static line => line.Contains("at IamAnalyzers.", StringComparison.Ordinal))?.Trim() ?? "");
    }

    private static double Kept() => GC.GetTotalMemory(forceFullCollection: true) / Megabyte;

    private void Keep()
    {
        var kept = _slowest.OrderByDescending(static one => one.Time).Take(5).ToList();
        _slowest.Clear();
        _slowest.AddRange(kept);
    }
}
