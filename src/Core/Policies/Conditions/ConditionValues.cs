using System.Globalization;
using System.Text.RegularExpressions;

namespace IamAnalyzers.Core.Policies.Conditions;

/// <summary>The forms of values in conditions.</summary>
internal static class ConditionValues
{
    private const int FewestDigitsOfSeconds = 9;

    // The end of the year 9999.
    private const long LatestSecond = 253402300799;

    // The date formats of the policy language are those of https://www.w3.org/TR/NOTE-datetime; a year alone would be read as seconds.
    private static readonly string[] DateFormats =
    [
        "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    // How AWS writes ids: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
    private static readonly Dictionary<string, (Regex Form, string Description)> Forms = new(StringComparer.Ordinal)
    {
        ["account"] = (Whole("[0-9]{12}"), "an account ID of 12 digits"),
        ["organization"] = (Whole("o-[a-z0-9]{10,32}"), "an organization ID such as o-a1b2c3d4e5"),
        ["region"] = (Whole("[a-z]{2,}(-[a-z]+)+-[0-9]+"), "a region such as eu-central-1"),
        ["vpc"] = (Whole("vpc-[0-9a-f]{8,17}"), "a VPC ID such as vpc-0123456789abcdef0"),
        ["vpce"] = (Whole("vpce-[0-9a-f]{8,17}"), "a VPC endpoint ID such as vpce-0123456789abcdef0"),
    };

    public static bool IsNumber(string value) => Regex.IsMatch(value, @"^-?[0-9]+(\.[0-9]+)?$", RegexOptions.CultureInvariant);

    public static decimal? Number(string value)
        => IsNumber(value) && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool IsDate(string value) => IsSeconds(value) || Date(value) is not null;

    public static DateTimeOffset? Date(string value)
    {
        if (IsSeconds(value))
        {
            return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LatestSecond
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null;
        }

        return DateTimeOffset.TryParseExact(value, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
    }

    private static bool IsSeconds(string value) => value.Length >= FewestDigitsOfSeconds && value.All(static c => c is >= '0' and <= '9');

    public static bool IsBase64(string value)
        => value.Length % 4 == 0 && Regex.IsMatch(value, "^[A-Za-z0-9+/]+={0,2}$", RegexOptions.CultureInvariant);

    public static bool IsArn(string value)
    {
        var fields = value.Split([':'], 6);
        return fields.Length == 6 && (fields[0] == "arn" || fields[0].StartsWith("${", StringComparison.Ordinal)) && fields[5].Length > 0;
    }

    public static bool HasClosedVariables(string value)
    {
        var close = -1;
        for (var at = value.IndexOf("${", StringComparison.Ordinal); at >= 0; at = value.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            // A brace closes all that are open before it: the text is looked through once.
            if (close < at) close = value.IndexOf('}', at);
            if (close <= at + 2) return false;
        }

        return true;
    }

    public static bool IsPlain(string value) => !ConditionCheck.HasWildcard(value) && value.IndexOf("${", StringComparison.Ordinal) < 0;

    public static bool HasForm(string value, string form)
        => form.Length == 0
            || !IsPlain(value)
            || !Forms.TryGetValue(form, out var known)
            || known.Form.IsMatch(value);

    public static string Describe(string form) => Forms[form].Description;

    private static Regex Whole(string form) => new("^(" + form + ")$", RegexOptions.CultureInvariant);
}
