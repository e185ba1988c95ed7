using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>What differences and risks are called: the same words on each page.</summary>
public static class DifferenceTexts
{
    /// <summary>The kinds with their titles, in the order of a page.</summary>
    public static IReadOnlyList<(DifferenceKind Kind, string Title)> Titles { get; } =
    [
        (DifferenceKind.Added, "Added: needed, and not allowed"),
        (DifferenceKind.Widened, "Widened: needed beyond what is allowed"),
        (DifferenceKind.Narrowed, "Narrowed: allowed wider than needed"),
        (DifferenceKind.Removed, "Removed: allowed, and no call was found"),
    ];

    /// <summary>The name of a class of risk, in lower case.</summary>
    /// <param name="risk">The class.</param>
    public static string NameOf(RiskClass risk)
        => risk switch
        {
            RiskClass.PrivilegeEscalation => "privilege escalation",
            RiskClass.ResourceExposure => "resource exposure",
            RiskClass.CredentialsExposure => "credentials exposure",
            RiskClass.DataExfiltration => "data exfiltration",
            _ => "no known risk",
        };
}
