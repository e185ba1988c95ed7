using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Permissions;

/// <summary>One action that a program needs, on which resources, and why.</summary>
/// <param name="Action">The action in the reference's spelling, such as <c>ec2:RunInstances</c>.</param>
/// <param name="Resources">ARN patterns, sorted (ordinal), with the placeholders of <see cref="ArnPlaceholders"/>; a single <c>*</c> for an action without resource types.</param>
/// <param name="Conditions">Conditions that must all hold, sorted by operator and key; empty for none.</param>
/// <param name="Tier">How sure it is that it is needed.</param>
/// <param name="Reason">The C# member that needs it and the request member that triggers it, such as <c>Amazon.EC2.IAmazonEC2.RunInstancesAsync, TagSpecifications is set</c>.</param>
/// <param name="Principal">The principal's name; empty for the default one.</param>
/// <param name="Feature">The feature's name; empty for none.</param>
public sealed record Permission(
    string Action,
    EquatableArray<string> Resources,
    EquatableArray<PolicyCondition> Conditions,
    Tier Tier,
    string Reason,
    string Principal,
    string Feature);
