namespace IamAnalyzers.Core.Risks;

/// <summary>What is risky in a call.</summary>
/// <param name="What">What the call does, as the end of a sentence that begins with the call.</param>
public sealed record CallRisk(RiskKind Kind, string What);
