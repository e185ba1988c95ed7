using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>One action that a program needs, on which resources, and why.</summary>
/// <param name="Action">The action in the reference's spelling, such as <c>ec2:RunInstances</c>.</param>
/// <param name="Resources">ARN patterns, sorted (ordinal), with the placeholders of <see cref="ArnPlaceholders"/>; a single <c>*</c> for an action without resource types.</param>
/// <param name="Conditions">Conditions that must all hold, sorted by operator and key; empty for none.</param>
/// <param name="Tier">How sure it is that it is needed.</param>
/// <param name="Member">The C# member that needs it, such as <c>Amazon.EC2.IAmazonEC2.RunInstancesAsync</c>; for a declared permission or a preset, its name.</param>
/// <param name="Reason">What makes it necessary, such as <c>TagSpecifications is set</c>; empty when the member always needs it.</param>
/// <param name="Principal">The principal's name; empty for the default one.</param>
/// <param name="Feature">The feature's name; empty for none.</param>
public sealed record Permission(
    string Action,
    EquatableArray<string> Resources,
    EquatableArray<PolicyCondition> Conditions,
    Tier Tier,
    string Member,
    string Reason,
    string Principal,
    string Feature)
{
    /// <summary>What the reason of a permission says when the code does not show whose it is; it counts as one of the program's own principal.</summary>
    internal const string PerhapsOfAnother = "perhaps another principal's, because ";

    /// <summary>The case in which the call needs it, when the call needs one permission of several; otherwise <see langword="null"/>.</summary>
    public PermissionCase? Case { get; init; }

    /// <summary>Whether it is, or may be, one of a principal.</summary>
    /// <param name="principal">The principal's name; empty for the default one.</param>
    /// <returns><see langword="true"/> when it may be.</returns>
    public bool MayBeOf(string principal) => Principal == principal || Reason.IndexOf(PerhapsOfAnother, StringComparison.Ordinal) >= 0;
}
