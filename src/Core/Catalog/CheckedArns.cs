namespace IamAnalyzers.Core.Catalog;

/// <summary>What AWS checks for actions that the reference gives no resource type: list actions are checked on an ARN form of their own.</summary>
internal static class CheckedArns
{
    private const string AnyPartition = "{Partition}";

    private const string Data = "checked-arns";
    private const string PerhapsMark = "?";

    private static readonly Lazy<Dictionary<string, string>> All = new(static () => Rows(isPerhaps: false).ToDictionary(static row => row.Action, static row => row.Arn, StringComparer.Ordinal));

    private static readonly Lazy<(string Action, string Arn)[]> Perhaps = new(static () => [.. Rows(isPerhaps: true)]);

    /// <summary>The actions of the file, in any order.</summary>
    public static IEnumerable<string> Actions => All.Value.Keys;

    /// <summary>The actions, or patterns of them, that AWS perhaps checks on an ARN which the reference does not list.</summary>
    public static IEnumerable<string> PerhapsActions => Perhaps.Value.Select(static row => row.Action);

    /// <summary>Finds the ARNs on which AWS perhaps checks an action: its own managed policies grant it so. That is enough to call no such grant useless.</summary>
    /// <param name="action">The action in the reference's spelling.</param>
    /// <param name="partition">The partition; <c>*</c> for any.</param>
    /// <returns>The ARN patterns.</returns>
    public static IEnumerable<string> FindPerhaps(string action, string partition)
        => Perhaps.Value.Where(row => row.Action == action || (row.Action[row.Action.Length - 1] == '*' && action.StartsWith(row.Action.Substring(0, row.Action.Length - 1), StringComparison.Ordinal)))
            .Select(row => row.Arn.Replace(AnyPartition, partition));

    private static IEnumerable<(string Action, string Arn)> Rows(bool isPerhaps)
        => CatalogResource.ReadRows(Data)
            .Select(static row => row.Split(' '))
            .Where(words => words.Length > 2 && words[0] == PerhapsMark == isPerhaps)
            .Select(words => isPerhaps ? (words[1], words[2]) : (words[0], words[1]));

    /// <summary>Finds the ARN of an action.</summary>
    /// <param name="action">The action in the reference's spelling, such as <c>sns:ListTopics</c>.</param>
    /// <param name="partition">The partition; <c>*</c> for any.</param>
    /// <returns>The ARN pattern; <see langword="null"/> when AWS checks the action on <c>*</c> only.</returns>
    public static string? Find(string action, string partition) => All.Value.TryGetValue(action, out var arn) ? arn.Replace(AnyPartition, partition) : null;
}
