using System.Globalization;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>Whether a condition's value has the form that its operator compares.</summary>
public static class ConditionValues
{
    private static readonly string[] DateForms =
    [
        "yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Says what an operator of a family compares, for a message.</summary>
    /// <param name="family">The family.</param>
    /// <returns>A noun with an example; empty for texts, which fit always.</returns>
    public static string Describe(OperatorFamily family)
        => family switch
        {
            OperatorFamily.Numeric => "a number",
            OperatorFamily.Date => "a date of ISO 8601, such as 2030-01-31T00:00:00Z",
            OperatorFamily.Boolean or OperatorFamily.Null => "true or false",
            OperatorFamily.IpAddress => "an address or a range, such as 203.0.113.0/24",
            OperatorFamily.Binary => "base64",
            OperatorFamily.Arn => "an ARN",
            _ => "",
        };

    /// <summary>Whether a value fits a family. One with a variable fits where variables are allowed.</summary>
    /// <param name="value">The value.</param>
    /// <param name="family">The family.</param>
    /// <returns><see langword="true"/> when it fits.</returns>
    public static bool Fits(string value, OperatorFamily family)
        => family switch
        {
            OperatorFamily.Numeric => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            OperatorFamily.Date => IsDate(value),
            OperatorFamily.Boolean or OperatorFamily.Null => value.ToLowerInvariant() is "true" or "false" || value.Contains("${"),
            OperatorFamily.IpAddress => IpRange.Parse(value) is not null,
            OperatorFamily.Binary => IsBase64(value),
            OperatorFamily.Arn => value == "*" || value.Contains("${") || value.StartsWith("arn:", StringComparison.Ordinal) || value.StartsWith("*", StringComparison.Ordinal),
            _ => true,
        };

    // Also seconds since 1970.
    private static bool IsDate(string value)
        => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            || DateTimeOffset.TryParseExact(value, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static bool IsBase64(string value)
        => value.Length % 4 == 0 && value.TrimEnd('=').All(static c => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '+' or '/');
}
