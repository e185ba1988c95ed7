using System.Globalization;
using IamAnalyzers.CatalogBuilder.Fetch;

namespace IamAnalyzers.CatalogBuilder.Age;

/// <summary>Says how old the sources of the catalogue are.</summary>
internal static class AgeCommand
{
    /// <summary>Runs the command.</summary>
    /// <returns>The process's exit code.</returns>
    public static int Run()
    {
        foreach (var line in Lines(PublicSource.Pinned(), DateOnly.FromDateTime(DateTime.UtcNow))) Console.WriteLine(line);
        return 0;
    }

    /// <summary>Says it of each source, the oldest first.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="today">The day to count to.</param>
    public static IEnumerable<string> Lines(IEnumerable<PublicSource> sources, DateOnly today)
        => sources.OrderBy(static source => source.Date, StringComparer.Ordinal).Select(source => $"{source.Name}: of {source.Date}, {Days(source, today)} days old");

    private static int Days(PublicSource source, DateOnly today)
        => today.DayNumber - DateOnly.ParseExact(source.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
