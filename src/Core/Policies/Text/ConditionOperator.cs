namespace IamAnalyzers.Core.Policies.Text;

/// <summary>What an operator compares.</summary>
public enum OperatorFamily
{
    /// <summary>Texts.</summary>
    Text,

    /// <summary>Numbers.</summary>
    Numeric,

    /// <summary>Dates.</summary>
    Date,

    /// <summary><c>true</c> and <c>false</c>.</summary>
    Boolean,

    /// <summary>Bytes, in base64.</summary>
    Binary,

    /// <summary>Ranges of addresses.</summary>
    IpAddress,

    /// <summary>ARNs.</summary>
    Arn,

    /// <summary>Whether the key is there at all.</summary>
    Null,
}

/// <summary>An operator of a condition (IAM User Guide, "IAM JSON policy elements: Condition operators").</summary>
/// <param name="Name">The operator in AWS's spelling, without qualifier and <c>IfExists</c>.</param>
/// <param name="Family">What it compares.</param>
/// <param name="IsNegated">Whether it holds for values that differ.</param>
/// <param name="TakesWildcards">Whether <c>*</c> and <c>?</c> of its values are wildcards.</param>
/// <param name="Qualifier"><c>ForAllValues</c>, <c>ForAnyValue</c>, or empty.</param>
/// <param name="IfExists">Whether it also holds when the key is not there.</param>
public sealed record ConditionOperator(string Name, OperatorFamily Family, bool IsNegated, bool TakesWildcards, string Qualifier, bool IfExists)
{
    private const string IfExistsEnd = "IfExists";

    private static readonly string[] Qualifiers = ["ForAllValues", "ForAnyValue"];

    private static readonly Dictionary<string, (string Name, OperatorFamily Family, bool IsNegated, bool TakesWildcards)> Known = Table();

    /// <summary>All operators without qualifier and <c>IfExists</c>, sorted (ordinal).</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Known.Values.Select(static known => known.Name).OrderBy(static name => name, StringComparer.Ordinal)];

    /// <summary>Reads an operator; case does not count.</summary>
    /// <param name="text">The operator as a policy has it.</param>
    /// <returns>The operator, or <see langword="null"/> when there is none of that name.</returns>
    public static ConditionOperator? Parse(string text)
    {
        var qualifier = "";
        if (text.IndexOf(':') is > 0 and var colon)
        {
            var written = text.Substring(0, colon);
            qualifier = Qualifiers.FirstOrDefault(known => string.Equals(known, written, StringComparison.OrdinalIgnoreCase));
            if (qualifier is null) return null;
            text = text.Substring(colon + 1);
        }

        var ifExists = text.EndsWith(IfExistsEnd, StringComparison.OrdinalIgnoreCase);
        if (ifExists) text = text.Substring(0, text.Length - IfExistsEnd.Length);
        return Known.TryGetValue(text, out var known) ? new(known.Name, known.Family, known.IsNegated, known.TakesWildcards, qualifier, ifExists) : null;
    }

    private static Dictionary<string, (string Name, OperatorFamily Family, bool IsNegated, bool TakesWildcards)> Table()
    {
        var table = new Dictionary<string, (string, OperatorFamily, bool, bool)>(StringComparer.OrdinalIgnoreCase);
        void Add(string name, OperatorFamily family, bool isNegated = false, bool takesWildcards = false) => table.Add(name, (name, family, isNegated, takesWildcards));
        Add("StringEquals", OperatorFamily.Text);
        Add("StringNotEquals", OperatorFamily.Text, isNegated: true);
        Add("StringEqualsIgnoreCase", OperatorFamily.Text);
        Add("StringNotEqualsIgnoreCase", OperatorFamily.Text, isNegated: true);
        Add("StringLike", OperatorFamily.Text, takesWildcards: true);
        Add("StringNotLike", OperatorFamily.Text, isNegated: true, takesWildcards: true);
        foreach (var (prefix, family) in new[] { ("Numeric", OperatorFamily.Numeric), ("Date", OperatorFamily.Date) })
        {
            foreach (var end in new[] { "Equals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals" }) Add(prefix + end, family);
            Add(prefix + "NotEquals", family, isNegated: true);
        }

        Add("Bool", OperatorFamily.Boolean);
        Add("BinaryEquals", OperatorFamily.Binary);
        Add("IpAddress", OperatorFamily.IpAddress);
        Add("NotIpAddress", OperatorFamily.IpAddress, isNegated: true);
        Add("ArnEquals", OperatorFamily.Arn, takesWildcards: true);
        Add("ArnLike", OperatorFamily.Arn, takesWildcards: true);
        Add("ArnNotEquals", OperatorFamily.Arn, isNegated: true, takesWildcards: true);
        Add("ArnNotLike", OperatorFamily.Arn, isNegated: true, takesWildcards: true);
        Add("Null", OperatorFamily.Null);
        return table;
    }
}
