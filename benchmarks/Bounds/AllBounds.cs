namespace IamAnalyzers.Benchmarks.Bounds;

/// <summary>
/// What the package may cost, all in one run. Each figure is the least of several, since other work on the machine only adds; the runs of a ratio alternate.
/// Run: <c>dotnet run --project benchmarks -c Release -- bounds</c>, with a number of runs behind it for a quicker and rougher answer, or with the names of parts.
/// </summary>
internal static class AllBounds
{
    private const int Runs = 5;

    /// <summary>Measures.</summary>
    /// <param name="arguments">A number of runs, and names of parts; all parts when none is named.</param>
    /// <returns>0 when each bound is met, 1 when one is not, 2 for an unknown part.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        var runs = arguments.Select(static argument => int.TryParse(argument, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0).FirstOrDefault(static number => number > 0, Runs);
        (string Name, string Title, Func<IEnumerable<Bound>> Measure)[] parts =
        [
            ("analyzers", "Analyzers, beside those of other packages in the same build", () => AnalyzerShare.Measure(runs)),
            ("generator", "Generator, beside one whose syntax predicate says no", () => GeneratorShare.Measure(runs)),
            ("growth", "Growth with files and calls", () => Growth.Measure(runs)),
            ("allocations", "Memory for a call that is not one of AWS", () => CallAllocations.Measure(runs)),
            ("edit", "An edit, beside a full run", () => EditShare.Measure(runs)),
            ("targets", "Targets in a build that has nothing to do", () => NoOpBuild.Measure(runs)),
        ];
        var names = arguments.Where(static argument => !argument.All(char.IsAsciiDigit)).ToArray();
        if (names.Except(parts.Select(static part => part.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"'{unknown}' is no part; the parts are {string.Join(", ", parts.Select(static part => part.Name))}");
            return 2;
        }

        return BoundTable.Write(parts.Where(part => names.Length == 0 || names.Contains(part.Name)).Select(static part => (part.Title, part.Measure)));
    }
}
