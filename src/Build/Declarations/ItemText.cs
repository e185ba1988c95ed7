using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Build.Declarations;

/// <summary>What the metadata of items have in common.</summary>
internal static class ItemText
{
    /// <summary>Splits a list.</summary>
    /// <param name="text">Entries separated by <c>;</c>.</param>
    /// <returns>The entries that are not empty, without white space around them.</returns>
    public static string[] List(string text) => [.. text.Split(';').Select(static part => part.Trim()).Where(static part => part.Length > 0)];

    /// <summary>Sorts a list (ordinal) and drops repeats.</summary>
    /// <param name="items">The entries.</param>
    /// <returns>The list.</returns>
    public static EquatableArray<string> Sorted(IEnumerable<string> items) => new SortedSet<string>(items, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>Says that a service is unknown.</summary>
    /// <param name="prefix">What was given.</param>
    /// <returns>A sentence part.</returns>
    public static string UnknownService(string prefix, AwsCatalog catalog)
        => $"'{prefix}' is not an action prefix of AWS{DidYouMean(NearestNames.Of(prefix, catalog.Prefixes))}";

    /// <summary>Ends a sentence with a proposal.</summary>
    /// <param name="names">The names to propose.</param>
    /// <returns>The end; empty when there is none.</returns>
    public static string DidYouMean(IReadOnlyList<string> names) => names.Count == 0 ? "" : $"; did you mean {string.Join(", ", names)}?";
}
