using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Policies;

/// <summary>
/// A permission's condition, its placeholders filled. An input of which only the running program knows the value becomes a wildcard, and
/// <c>StringEquals</c> knows no wildcards: with it the condition would never hold.
/// </summary>
internal static class FilledCondition
{
    private const string Any = "*";

    /// <summary>Fills a condition.</summary>
    /// <param name="options">What fills the placeholders.</param>
    /// <returns>
    /// The condition; <see langword="null"/> where it compares an ARN that can be any: AWS compares the parts of ARNs, and a lone
    /// wildcard has none (IAM User Guide, "Amazon Resource Name (ARN) condition operators").
    /// </returns>
    public static PolicyCondition? Of(PolicyCondition condition, PolicyOptions options)
    {
        var values = new SortedSet<string>(condition.Values.Select(options.Fill), StringComparer.Ordinal);
        if (values.Contains(Any) && condition.Operator.StartsWith("Arn", StringComparison.Ordinal)) return null;
        return new PolicyCondition(
            condition.Operator == "StringEquals" && values.Any(HasWildcard) ? "StringLike" : condition.Operator,
            condition.Key,
            values.ToEquatableArray());
    }

    // A star of the value itself is written as a variable.
    private static bool HasWildcard(string value) => value.Replace("${*}", "").IndexOf('*') >= 0;
}
