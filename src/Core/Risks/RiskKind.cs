namespace IamAnalyzers.Core.Risks;

/// <summary>What is risky in a call.</summary>
public enum RiskKind
{
    /// <summary>It makes something public.</summary>
    Public,

    /// <summary>It attaches a policy that allows everything, or lets its holder get everything.</summary>
    FullAccess,

    /// <summary>It is by itself a published way to get more rights.</summary>
    Escalation,

    /// <summary>It shares something with another account.</summary>
    Shared,

    /// <summary>It creates credentials that do not expire.</summary>
    Credentials,
}
