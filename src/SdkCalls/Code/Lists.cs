namespace IamAnalyzers.SdkCalls.Code;

/// <summary>Lists of one item.</summary>
internal static class Lists
{
    /// <summary>The item of a list that has just one.</summary>
    public static T? Only<T>(this IReadOnlyList<T> items)
        where T : class
        => items.Count == 1 ? items[0] : null;
}
