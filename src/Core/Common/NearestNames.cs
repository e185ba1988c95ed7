namespace IamAnalyzers.Core.Common;

/// <summary>Finds what a mistyped name may have meant.</summary>
public static class NearestNames
{
    private const int Most = 3;

    /// <summary>Finds the names that differ least.</summary>
    /// <param name="name">The mistyped name.</param>
    /// <param name="names">The names to choose from.</param>
    /// <returns>At most three, the nearest first; none when all are far.</returns>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> names) => Within(Math.Max(2, name.Length / 3), name, names);

    /// <summary>Finds the names that differ least, and not by more than some letters.</summary>
    /// <param name="letters">How many letters to insert, delete or change at most.</param>
    /// <param name="name">The mistyped name.</param>
    /// <param name="names">The names to choose from.</param>
    /// <returns>At most three, the nearest first; none when all are further.</returns>
    public static IReadOnlyList<string> Within(int letters, string name, IEnumerable<string> names)
        => [.. names
            .Select(candidate => (Name: candidate, Distance: Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= letters)
            .OrderBy(static candidate => candidate.Distance)
            .ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)
            .Take(Most)
            .Select(static candidate => candidate.Name)];

    // The number of letters to insert, delete, change, or swap with the next one (optimal string alignment).
    private static int Distance(string from, string to)
    {
        var beforePrevious = new int[to.Length + 1];
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var current = new int[to.Length + 1];
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = previous[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1]) current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }

            (beforePrevious, previous) = (previous, current);
        }

        return previous[to.Length];
    }
}
