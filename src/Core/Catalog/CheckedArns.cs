namespace IamAnalyzers.Core.Catalog;

/// <summary>What AWS checks for actions that the reference gives no resource type: list actions are checked on an ARN form of their own.</summary>
internal static class CheckedArns
{
    private const string AnyPartition = "{Partition}";

    private static readonly Lazy<Dictionary<string, string>> All = new(static () => CatalogResource.ReadRows("checked-arns")
        .Select(static row => row.Split(' '))
        .Where(static words => words.Length > 1)
        .ToDictionary(static words => words[0], static words => words[1], StringComparer.Ordinal));

    /// <summary>The actions of the file, in any order.</summary>
    public static IEnumerable<string> Actions => All.Value.Keys;

    /// <summary>Finds the ARN of an action.</summary>
    /// <param name="action">The action in the reference's spelling, such as <c>sns:ListTopics</c>.</param>
    /// <param name="partition">The partition; <c>*</c> for any.</param>
    /// <returns>The ARN pattern; <see langword="null"/> when AWS checks the action on <c>*</c> only.</returns>
    public static string? Find(string action, string partition) => All.Value.TryGetValue(action, out var arn) ? arn.Replace(AnyPartition, partition) : null;
}
