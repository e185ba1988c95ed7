namespace IamAnalyzers.Core.Risks;

/// <summary>What somebody who holds an action can do with it beside its work, from harmless to worst: the published classes of risk.</summary>
public enum RiskClass
{
    /// <summary>None of the others.</summary>
    None,

    /// <summary>It reads data or secrets that leave AWS.</summary>
    DataExfiltration,

    /// <summary>It returns credentials.</summary>
    CredentialsExposure,

    /// <summary>It changes who may do what, or shares with another account.</summary>
    ResourceExposure,

    /// <summary>It is a published way to more rights, alone or with other actions that are held.</summary>
    PrivilegeEscalation,
}

/// <summary>The risk of one action.</summary>
/// <param name="Class">The worst class that it belongs to.</param>
/// <param name="Way">Of an escalation the id under which the way is published; else empty.</param>
public sealed record ActionRisk(RiskClass Class, string Way)
{
    /// <summary>No risk of a class.</summary>
    public static ActionRisk None { get; } = new(RiskClass.None, "");
}
