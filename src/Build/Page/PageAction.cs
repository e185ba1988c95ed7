using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Risks;

namespace IamAnalyzers.Build.Page;

/// <summary>The actions of one service.</summary>
/// <param name="Prefix">Their prefix; empty for patterns of all services.</param>
/// <param name="Name">The service's name.</param>
/// <param name="Actions">The actions, the riskiest first.</param>
internal sealed record PageService(string Prefix, string Name, EquatableArray<PageAction> Actions);

/// <summary>An action that the policy allows, or that the reviewed policy does.</summary>
/// <param name="Name">The action; of a reviewed policy also a pattern.</param>
/// <param name="Access">Its access levels, or those of all that a pattern stands for.</param>
/// <param name="Risk">Its risk, with all that the policies allow beside it.</param>
/// <param name="Grants">What the policy allows of it; none when only the reviewed policy has it.</param>
/// <param name="Changes">How the need and the reviewed policy differ.</param>
internal sealed record PageAction(string Name, AccessLevels Access, ActionRisk Risk, EquatableArray<PageGrant> Grants, EquatableArray<PageChange> Changes)
{
    /// <summary>Whether the program needs something of it that the reviewed policy does not allow.</summary>
    public bool IsNew => Changes.Any(static change => change.IsNew);

    /// <summary>Whether the reviewed policy allows more of it than the program needs.</summary>
    public bool IsExcess => Changes.Any(static change => !change.IsNew);

    /// <summary>Whether a reviewer has to think of what it can do beside its work.</summary>
    public bool IsRisky => Risk.Class != RiskClass.None;

    /// <summary>Whether the policy allows it on all resources of a kind, though it can be limited.</summary>
    public bool IsWide => Grants.Any(static grant => grant.IsWide);

    /// <summary>Whether it changes something.</summary>
    public bool Writes => (Access & (AccessLevels.Write | AccessLevels.Tagging | AccessLevels.PermissionsManagement)) != 0;

    /// <summary>Whether the code does not show that it is needed.</summary>
    public bool IsConditional => Grants.Count > 0 && Grants.All(static grant => grant.Tier == Tier.Conditional);

    /// <summary>Its place among others, the first to be looked at the least: what changes before what stays, then by risk.</summary>
    public (int Stays, int Risk, int Change, int Access, int Limited) Order
        => (Changes.Count > 0 ? 0 : 1, -(int)Risk.Class, IsExcess ? 0 : 1, -Access.Rank(), IsWide ? 0 : 1);
}

/// <summary>What a statement of the policy allows of an action, for the same calls and reasons.</summary>
/// <param name="Resources">The ARN patterns, in the order of the policy.</param>
/// <param name="IsWide">Whether one of them holds all resources of a kind, though the action can be limited.</param>
/// <param name="Tier">How sure the need is.</param>
/// <param name="Statement">The statement's Sid.</param>
/// <param name="WrittenAs">The pattern that stands for the action in the policy; empty when the action itself stands there.</param>
/// <param name="Conditions">The statement's conditions.</param>
/// <param name="Calls">What needs it.</param>
internal sealed record PageGrant(
    EquatableArray<string> Resources,
    bool IsWide,
    Tier Tier,
    string Statement,
    string WrittenAs,
    EquatableArray<PolicyCondition> Conditions,
    EquatableArray<PageCall> Calls);

/// <summary>What needs a permission.</summary>
/// <param name="Member">The C# member, or the name of a declaration or preset.</param>
/// <param name="Source">The assembly; empty for the project's own declaration.</param>
/// <param name="Reason">Why; empty when the member always needs it.</param>
/// <param name="Inputs">The inputs that give the resource its name.</param>
/// <param name="Places">Where the member is called: <c>file:line</c>; none without debug information.</param>
internal sealed record PageCall(string Member, string Source, string Reason, EquatableArray<string> Inputs, EquatableArray<string> Places);

/// <summary>A difference between what is needed and the reviewed policy.</summary>
/// <param name="Review">The reviewed policy, where the part has several; otherwise empty.</param>
/// <param name="Resources">The resources that it is about.</param>
/// <param name="Note">What is to be said beside; empty for nothing.</param>
/// <param name="Calls">What needs it, or needs the part that would stay.</param>
internal sealed record PageChange(string Review, DifferenceKind Kind, EquatableArray<string> Resources, string Note, EquatableArray<PageCall> Calls)
{
    /// <summary>Whether the program needs more than is allowed; else more is allowed than it needs.</summary>
    public bool IsNew => Kind is DifferenceKind.Added or DifferenceKind.Widened;
}
