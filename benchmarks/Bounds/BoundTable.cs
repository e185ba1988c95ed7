namespace IamAnalyzers.Benchmarks.Bounds;

/// <summary>All bounds in one table.</summary>
internal static class BoundTable
{
    private const int NameWidth = 72;

    /// <summary>Measures, and writes a row as soon as it is known.</summary>
    /// <param name="measures">The parts of the table.</param>
    /// <returns>0 when each bound is met, else 1.</returns>
    public static int Write(IEnumerable<(string Title, Func<IEnumerable<Bound>> Measure)> measures)
    {
        var isMet = true;
        Console.WriteLine($"{"Measure",-NameWidth} {"Result",10} {"Bound",10}  {"Unit",-8} Met");
        foreach (var (title, measure) in measures)
        {
            Console.WriteLine("\n" + title);
            foreach (var bound in measure())
            {
                isMet &= bound.IsMet;
                Console.WriteLine(FormattableString.Invariant($"  {bound.Name,-(NameWidth - 2)} {bound.Measured,10:0.000} {Shown(bound.Limit),10}  {bound.Unit,-8} {(bound.Limit is null ? "reported" : bound.IsMet ? "yes" : "NO")}"));
            }
        }

        return isMet ? 0 : 1;
    }

    private static string Shown(double? limit) => limit is { } most ? FormattableString.Invariant($"{most:0.000}") : "";
}
