using IamAnalyzers.Executed.Tests.Wire;

namespace IamAnalyzers.Executed.Tests.Verdicts;

/// <summary>A condition of a statement.</summary>
/// <param name="Operator">Its operator.</param>
/// <param name="Key">Its key.</param>
/// <param name="Values">The values, of which one must match.</param>
internal sealed record Condition(string Operator, string Key, IReadOnlyList<string> Values)
{
    private const string ForAny = "ForAnyValue:";

    /// <summary>Whether a request meets it. A key that the request does not have fails, except with <c>IfExists</c>.</summary>
    public bool Holds(AskedFor asked)
    {
        var test = Operator.StartsWith(ForAny, StringComparison.Ordinal) ? Operator[ForAny.Length..] : Operator;
        if (!asked.Keys.TryGetValue(Key, out var value)) return test.EndsWith("IfExists", StringComparison.Ordinal);
        return test.Replace("IfExists", "", StringComparison.Ordinal) switch
        {
            "StringEquals" => Values.Contains(value),
            "StringLike" or "ArnLike" or "ArnEquals" => Values.Any(pattern => Wildcards.AllowValue(pattern, value)),
            var other => throw new NotSupportedException("No reading of the operator " + other),
        };
    }
}
