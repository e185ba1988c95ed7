using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Conditions;

/// <summary>AWS's regions, from a table of this folder.</summary>
internal static class Regions
{
    private const string Table = "Regions";
    private static readonly Lazy<HashSet<string>> Names = new(static () => new(CatalogResource.ReadRows(Table).Select(static row => row.Split(' ')[0]), StringComparer.Ordinal));

    /// <summary>Whether AWS has a region of that name, by the table.</summary>
    /// <param name="name">The name, such as <c>eu-central-1</c>.</param>
    /// <returns><see langword="true"/> when it has.</returns>
    public static bool IsKnown(string name) => Names.Value.Contains(name);

    /// <summary>What a mistyped region may have meant, as the end of a sentence.</summary>
    /// <returns>The end, or a form to follow.</returns>
    public static string Hint(string name)
        => NearestNames.Of(name, Names.Value) is { Count: > 0 } near ? "did you mean " + string.Join(" or ", near) + "?" : "write one such as eu-central-1";
}
