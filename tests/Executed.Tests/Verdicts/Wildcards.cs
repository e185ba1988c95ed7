using System.Text.RegularExpressions;

namespace IamAnalyzers.Executed.Tests.Verdicts;

/// <summary>The wildcards of the policy language, read anew: what is tested is not to be judged by its own matching.</summary>
internal static class Wildcards
{
    /// <summary>Whether a pattern stands for an action, in any case.</summary>
    public static bool AllowAction(string pattern, string action) => Matches(pattern, action, RegexOptions.IgnoreCase);

    /// <summary>Whether a pattern stands for a resource. A wildcard does not reach over the first five colons of an ARN.</summary>
    public static bool AllowResource(string pattern, string arn)
    {
        if (pattern == "*") return true;
        var (patterns, fields) = (pattern.Split(':', 6), arn.Split(':', 6));
        return patterns.Length == 6 && fields.Length == 6 && patterns.Zip(fields).All(static pair => Matches(pair.First, pair.Second, RegexOptions.None));
    }

    /// <summary>Whether a pattern stands for a value of a condition key.</summary>
    public static bool AllowValue(string pattern, string value) => Matches(pattern, value, RegexOptions.None);

    private static bool Matches(string pattern, string text, RegexOptions options)
    {
        var expression = Regex.Escape(pattern.Replace("${*}", "\u0001", StringComparison.Ordinal).Replace("${?}", "\u0002", StringComparison.Ordinal).Replace("${$}", "$", StringComparison.Ordinal))
            .Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)
            .Replace("\u0001", "\\*", StringComparison.Ordinal).Replace("\u0002", "\\?", StringComparison.Ordinal);
        return Regex.IsMatch(text, $"^{expression}$", options | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }
}
