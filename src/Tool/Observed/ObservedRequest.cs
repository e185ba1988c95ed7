namespace IamAnalyzers.Tool.Observed;

/// <summary>What of the events is looked at.</summary>
/// <param name="Roles">The ARNs or the names of the roles or users; none for all roles but those that AWS services made for themselves.</param>
/// <param name="From">The first time that counts; <see langword="null"/> for all.</param>
/// <param name="To">The last time that counts; <see langword="null"/> for all.</param>
internal sealed record ObservedRequest(IReadOnlyList<string> Roles, DateTimeOffset? From, DateTimeOffset? To)
{
    private const string ServiceLinked = ":role/aws-service-role/";

    /// <summary>Whether an event is in the span. One without a time is.</summary>
    public bool IsInSpan(TrailEvent one) => (From is null || one.Time is null || one.Time >= From) && (To is null || one.Time is null || one.Time <= To);

    /// <summary>Whether a principal is compared.</summary>
    /// <param name="principal">Its ARN.</param>
    public bool IsWanted(string principal)
        => Roles.Count == 0
            ? principal.Contains(":role/", StringComparison.Ordinal) && !principal.Contains(ServiceLinked, StringComparison.Ordinal)
            : Roles.Any(role => role == principal || principal.EndsWith("/" + role, StringComparison.Ordinal));
}
