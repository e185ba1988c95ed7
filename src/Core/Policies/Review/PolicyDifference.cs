using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>How a program and its reviewed policy differ.</summary>
public enum DifferenceKind
{
    /// <summary>The program needs an action that the policy allows nowhere, or denies.</summary>
    Added,

    /// <summary>The program needs more of an action than the policy allows: other resources, or requests that its conditions refuse.</summary>
    Widened,

    /// <summary>The policy allows more than the program needs: other actions of a pattern, or other resources.</summary>
    Narrowed,

    /// <summary>The policy allows what no call was found for.</summary>
    Removed,
}

/// <summary>One difference, in the direction from the policy to the program: what was added there, the policy lacks.</summary>
/// <param name="Action">The action, or the pattern of the policy.</param>
/// <param name="Resources">The resources that it is about.</param>
/// <param name="Note">What is to be said beside: what the policy has instead, or what is needed of it; empty for nothing.</param>
public sealed record PolicyDifference(DifferenceKind Kind, string Action, IReadOnlyList<string> Resources, string Note)
{
    /// <summary>The access levels of the action, or of all that a pattern stands for.</summary>
    public AccessLevels Access { get; init; }

    /// <summary>Its risk; of a pattern the worst.</summary>
    public ActionRisk Risk { get; init; } = ActionRisk.None;

    /// <summary>What needs it, or needs the part that would stay; none for what is removed.</summary>
    public IReadOnlyList<ProgramNeed> Needs { get; init; } = [];
}
