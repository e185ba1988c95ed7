using System.Globalization;

namespace IamAnalyzers.Core.Records;

/// <summary>The order of places, <c>file:line</c>: by file (ordinal), then by line.</summary>
public sealed class PlaceOrder : IComparer<string>
{
    /// <summary>The order.</summary>
    public static PlaceOrder Instance { get; } = new();

    /// <summary>Unites lists of places.</summary>
    /// <returns>All of them, sorted and without repeats.</returns>
    public static IReadOnlyList<string> Unite(IEnumerable<IReadOnlyList<string>> lists) => [.. new SortedSet<string>(lists.SelectMany(static list => list), Instance)];

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Parts(x ?? ""), Parts(y ?? ""));
        var order = string.CompareOrdinal(left.File, right.File);
        return order != 0 ? order : left.Line.CompareTo(right.Line);
    }

    private static (string File, int Line) Parts(string place)
    {
        var colon = place.LastIndexOf(':');
        return colon >= 0 && int.TryParse(place.Substring(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? (place.Substring(0, colon), line) : (place, 0);
    }
}
