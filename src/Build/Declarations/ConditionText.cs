using System.Text.RegularExpressions;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Conditions;

namespace IamAnalyzers.Build.Declarations;

/// <summary>A condition in one line: <c>Operator key=value|value</c>, such as <c>StringEquals iam:PassedToService=ec2.amazonaws.com</c>.</summary>
internal static class ConditionText
{
    private static readonly Regex Form = new(@"^(?<operator>\S+)\s+(?<key>[^\s=:]+:[^=]+?)\s*=\s*(?<values>.+)$", RegexOptions.CultureInvariant);

    /// <summary>Reads a condition.</summary>
    /// <param name="catalog">The catalogue, to know keys.</param>
    /// <param name="condition">The condition, when there is no problem.</param>
    /// <returns>What is wrong, as a sentence part; <see langword="null"/> for nothing.</returns>
    public static string? TryRead(string text, AwsCatalog catalog, out PolicyCondition? condition)
    {
        condition = null;
        var parts = Form.Match(text);
        if (!parts.Success) return $"its PolicyCondition '{text}' is not of the form 'Operator key=value|value'";

        var written = parts.Groups["operator"].Value;
        if (ConditionOperator.Parse(written) is not { } name)
        {
            var nearest = NearestNames.Of(written, ConditionOperator.Names);
            return $"its PolicyCondition names the unknown operator '{written}'" + (nearest.Count == 0 ? "" : $" (did you mean {string.Join(", ", nearest)}?)");
        }

        if (ConditionKeys.Find(parts.Groups["key"].Value, catalog) is not { } key)
        {
            var nearest = NearestNames.Of(parts.Groups["key"].Value, ConditionKeys.Candidates(parts.Groups["key"].Value, catalog));
            return $"its PolicyCondition names the unknown key '{parts.Groups["key"].Value}'" + (nearest.Count == 0 ? "" : $" (did you mean {string.Join(", ", nearest)}?)");
        }

        var values = ItemText.Sorted(parts.Groups["values"].Value.Split('|').Select(static value => value.Trim()).Where(static value => value.Length > 0));
        if (values.Count == 0) return $"its PolicyCondition '{text}' has no value";
        if (ConditionCheck.FindProblem(key, name, values) is { } wrong) return $"its PolicyCondition '{text}' is wrong, because {wrong}";
        condition = new PolicyCondition(name.Text, key.Name, values);
        return null;
    }
}
