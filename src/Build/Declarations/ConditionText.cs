using System.Text.RegularExpressions;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Build.Declarations;

/// <summary>A condition in one line: <c>Operator key=value|value</c>, such as <c>StringEquals iam:PassedToService=ec2.amazonaws.com</c>.</summary>
internal static class ConditionText
{
    private static readonly Regex Form = new(@"^(?<operator>\S+)\s+(?<key>[^\s=:]+:[^=]+?)\s*=\s*(?<values>.+)$", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> Operators = new(StringComparer.Ordinal)
    {
        "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike",
        "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals",
        "DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals",
        "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null",
    };

    /// <summary>Reads a condition.</summary>
    /// <param name="text">The text.</param>
    /// <param name="condition">The condition, when there is no problem.</param>
    /// <returns>What is wrong, as a sentence part; <see langword="null"/> for nothing.</returns>
    public static string? TryRead(string text, out PolicyCondition? condition)
    {
        condition = null;
        var parts = Form.Match(text);
        if (!parts.Success) return $"its PolicyCondition '{text}' is not of the form 'Operator key=value|value'";

        var name = parts.Groups["operator"].Value;
        if (!Operators.Contains(WithoutModifiers(name)))
        {
            var nearest = NearestNames.Of(name, Operators);
            return $"its PolicyCondition names the unknown operator '{name}'" + (nearest.Count == 0 ? "" : $" (did you mean {string.Join(", ", nearest)}?)");
        }

        var values = parts.Groups["values"].Value.Split('|').Select(static value => value.Trim()).Where(static value => value.Length > 0);
        condition = new PolicyCondition(
            name,
            parts.Groups["key"].Value,
            new SortedSet<string>(values, StringComparer.Ordinal).ToEquatableArray());
        return condition.Values.Count == 0 ? $"its PolicyCondition '{text}' has no value" : null;
    }

    private static string WithoutModifiers(string name)
    {
        foreach (var set in new[] { "ForAllValues:", "ForAnyValue:" })
        {
            if (name.StartsWith(set, StringComparison.Ordinal)) name = name.Substring(set.Length);
        }

        const string IfExists = "IfExists";
        return name.EndsWith(IfExists, StringComparison.Ordinal) && name != "Null" + IfExists
            ? name.Substring(0, name.Length - IfExists.Length)
            : name;
    }
}
