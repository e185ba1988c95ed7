namespace IamAnalyzers.Core.Policies.Conditions;

/// <summary>Whether key, operator and values of a condition fit together, so that AWS takes it and it can hold.</summary>
public static class ConditionCheck
{
    // Numbers that the Service Authorization Reference lists as text. The examples of the Amazon S3 Glacier Developer Guide ("Vault access policies") compare the first as a number.
    private static readonly HashSet<string> NumbersAsText = new(["glacier:ArchiveAgeInDays", "ec2:ReplayWindowSizePackets"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The operator for a key when a project names none.</summary>
    /// <returns>
    /// The operator's name; <see langword="null"/> where there is more than one sensible choice: a date is a start or an end, and
    /// of a key with several values one or all may be meant.
    /// </returns>
    public static string? DefaultOperator(ConditionKey key, IEnumerable<string> values)
        => key.IsMultivalued ? null : key.Type switch
        {
            "String" => values.Any(HasWildcard) ? "StringLike" : "StringEquals",
            "ARN" => "ArnLike",
            "Bool" => "Bool",
            "Numeric" => "NumericEquals",
            "IPAddress" => "IpAddress",
            _ => null,
        };

    /// <summary>Checks a condition.</summary>
    /// <param name="name">The operator.</param>
    /// <returns>What is wrong, as a sentence part; <see langword="null"/> for nothing.</returns>
    public static string? FindProblem(ConditionKey key, ConditionOperator name, IReadOnlyList<string> values)
    {
        if (values.Count == 0) return "it has no value";
        if (FindOperatorProblem(key, name) is { } problem) return problem;
        if (values.Count > 1 && name.Family is OperatorFamily.Bool or OperatorFamily.Null) return $"{name.Text} accepts one value, not {values.Count}";
        return values.Select(value => FindValueProblem(key, name, value)).FirstOrDefault(static wrong => wrong is not null);
    }

    /// <summary>Whether a value has a wildcard.</summary>
    /// <returns><see langword="true"/> for <c>*</c> or <c>?</c> that is not part of <c>${*}</c> or <c>${?}</c>.</returns>
    internal static bool HasWildcard(string value) => value.Replace("${*}", "").Replace("${?}", "").IndexOfAny(['*', '?']) >= 0;

    /// <summary>Whether an operator compares what a key has.</summary>
    /// <param name="name">The operator.</param>
    /// <returns>What is wrong, as a sentence part; <see langword="null"/> for nothing.</returns>
    internal static string? FindOperatorProblem(ConditionKey key, ConditionOperator name)
    {
        if (name.Family == OperatorFamily.Null) return null;
        if (!Takes(key.ValueType, name.Family, key.Name))
        {
            return $"{key.Name} is of type {key.Type}, which {name.Name} does not compare{(DefaultOperator(key, []) is { } better ? $"; use {better}" : "")}";
        }

        if (key.IsMultivalued && name.Set.Length == 0)
        {
            return $"a request can have several values of {key.Name}; use ForAnyValue:{name.Name} (one of them matches) or ForAllValues:{name.Name} (all match, or there are none)";
        }

        return !key.IsMultivalued && name.Set.Length > 0 ? $"a request has one value of {key.Name}, so {name.Set.TrimEnd(':')} does not do what it seems to; use {name.Name}" : null;
    }

    private static bool Takes(string type, OperatorFamily family, string key) => type switch
    {
        "String" => family is OperatorFamily.Text or OperatorFamily.Arn || (family == OperatorFamily.Numeric && NumbersAsText.Contains(key)),
        "ARN" => family is OperatorFamily.Arn or OperatorFamily.Text,
        "Bool" => family == OperatorFamily.Bool,
        "Numeric" => family == OperatorFamily.Numeric,
        // The time in seconds since 1970 is compared as a date or as a number.
        "Date" => family == OperatorFamily.Date || (family == OperatorFamily.Numeric && key == "aws:EpochTime"),
        "IPAddress" => family == OperatorFamily.IpAddress,
        _ => true,
    };

    private static string? FindValueProblem(ConditionKey key, ConditionOperator name, string value)
    {
        switch (name.Family)
        {
            case OperatorFamily.Bool or OperatorFamily.Null: return value is "true" or "false" ? null : $"'{value}' is neither true nor false";
            case OperatorFamily.Numeric: return ConditionValues.IsNumber(value) ? null : $"'{value}' is not a number";
            case OperatorFamily.Date: return ConditionValues.IsDate(value) ? null : $"'{value}' is not a date of the form 2026-12-31 or 2026-12-31T23:59:59Z";
            case OperatorFamily.IpAddress: return IpRange.FindProblem(value, mustBePublic: key.Name == "aws:SourceIp");
            case OperatorFamily.Binary: return ConditionValues.IsBase64(value) ? null : $"'{value}' is not base-64";
        }

        if (!ConditionValues.HasClosedVariables(value)) return $"'{value}' has a policy variable '${{' that is not closed";
        if (name.Family == OperatorFamily.Arn && !ConditionValues.IsArn(value)) return $"'{value}' is not an ARN (arn:partition:service:region:account:resource)";
        if (!name.TakesWildcards && HasWildcard(value)) return $"'{value}' has a wildcard, which {name.Name} compares as plain text; use {(name.IsNegated ? "StringNotLike" : "StringLike")}";
        return ConditionValues.HasForm(value, key.Form) ? null : $"'{value}' is not {ConditionValues.Describe(key.Form)}";
    }
}
