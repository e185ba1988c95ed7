namespace IamAnalyzers.Core.Policies.Conditions;

/// <summary>
/// An operator of the policy language with its parts: <c>ForAnyValue:StringLikeIfExists</c> is the set operator
/// <c>ForAnyValue</c>, the name <c>StringLike</c> and the suffix.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
/// </summary>
/// <param name="Set"><c>ForAnyValue:</c>, <c>ForAllValues:</c> or empty.</param>
/// <param name="Name">The name without set operator and suffix.</param>
/// <param name="IfExists">Whether it holds, too, when the request has no such key.</param>
public sealed record ConditionOperator(string Set, string Name, bool IfExists)
{
    /// <summary>The set operator that asks for one fitting value at least.</summary>
    public const string ForAnyValue = "ForAnyValue:";

    /// <summary>The set operator that asks for fitting values only; it holds when there is none.</summary>
    public const string ForAllValues = "ForAllValues:";

    private const string Suffix = "IfExists";

    private static readonly Dictionary<string, OperatorFamily> Families = new(StringComparer.OrdinalIgnoreCase)
    {
        ["StringEquals"] = OperatorFamily.Text,
        ["StringNotEquals"] = OperatorFamily.Text,
        ["StringEqualsIgnoreCase"] = OperatorFamily.Text,
        ["StringNotEqualsIgnoreCase"] = OperatorFamily.Text,
        ["StringLike"] = OperatorFamily.Text,
        ["StringNotLike"] = OperatorFamily.Text,
        ["NumericEquals"] = OperatorFamily.Numeric,
        ["NumericNotEquals"] = OperatorFamily.Numeric,
        ["NumericLessThan"] = OperatorFamily.Numeric,
        ["NumericLessThanEquals"] = OperatorFamily.Numeric,
        ["NumericGreaterThan"] = OperatorFamily.Numeric,
        ["NumericGreaterThanEquals"] = OperatorFamily.Numeric,
        ["DateEquals"] = OperatorFamily.Date,
        ["DateNotEquals"] = OperatorFamily.Date,
        ["DateLessThan"] = OperatorFamily.Date,
        ["DateLessThanEquals"] = OperatorFamily.Date,
        ["DateGreaterThan"] = OperatorFamily.Date,
        ["DateGreaterThanEquals"] = OperatorFamily.Date,
        ["Bool"] = OperatorFamily.Bool,
        ["BinaryEquals"] = OperatorFamily.Binary,
        ["IpAddress"] = OperatorFamily.IpAddress,
        ["NotIpAddress"] = OperatorFamily.IpAddress,
        ["ArnEquals"] = OperatorFamily.Arn,
        ["ArnNotEquals"] = OperatorFamily.Arn,
        ["ArnLike"] = OperatorFamily.Arn,
        ["ArnNotLike"] = OperatorFamily.Arn,
        ["Null"] = OperatorFamily.Null,
    };

    /// <summary>The names of all operators, without set operator and suffix.</summary>
    public static IEnumerable<string> Names => Families.Keys;

    /// <summary>What it compares.</summary>
    public OperatorFamily Family => Families[Name];

    /// <summary>Whether it holds when the value is none of the listed ones; several values then all count.</summary>
    public bool IsNegated => Name.IndexOf("Not", StringComparison.Ordinal) >= 0;

    /// <summary>Whether <c>*</c> and <c>?</c> in its values are wildcards.</summary>
    public bool TakesWildcards => Family == OperatorFamily.Arn || Name is "StringLike" or "StringNotLike";

    /// <summary>The operator as a policy has it.</summary>
    public string Text => Set + Name + (IfExists ? Suffix : "");

    /// <summary>Reads an operator.</summary>
    /// <param name="text">The text, compared without case.</param>
    /// <returns>The operator; <see langword="null"/> when there is none of that name.</returns>
    public static ConditionOperator? Parse(string text)
    {
        var set = new[] { ForAnyValue, ForAllValues }.FirstOrDefault(one => text.StartsWith(one, StringComparison.OrdinalIgnoreCase)) ?? "";
        var name = text.Substring(set.Length);
        var ifExists = name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);
        if (ifExists) name = name.Substring(0, name.Length - Suffix.Length);
        if (Families.Keys.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) is not { } canonical) return null;
        return canonical == "Null" && (ifExists || set.Length > 0) ? null : new ConditionOperator(set, canonical, ifExists);
    }
}

/// <summary>What an operator compares.</summary>
public enum OperatorFamily
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Numbers.</summary>
    Numeric,

    /// <summary>Points of time.</summary>
    Date,

    /// <summary><c>true</c> and <c>false</c>.</summary>
    Bool,

    /// <summary>Bytes, base-64 encoded.</summary>
    Binary,

    /// <summary>IP addresses and ranges.</summary>
    IpAddress,

    /// <summary>ARNs, field by field.</summary>
    Arn,

    /// <summary>Whether the key is there.</summary>
    Null,
}
