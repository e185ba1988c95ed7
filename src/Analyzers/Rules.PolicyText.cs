using System.Collections.Immutable;
using IamAnalyzers.Core.Common;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers;

/// <summary>The rules for the text of policies. Each message says what is wrong, and ends with the ID of its check.</summary>
public static partial class Rules
{
    private const string PolicyTextCategory = "PolicyText";

    /// <summary>AWS rejects the policy document.</summary>
    public static DiagnosticDescriptor PolicyGrammar { get; } = CreatePolicyText(RuleIds.PolicyGrammar, "AWS rejects the policy document", "AWS rejects the document, so the program or deployment that sends it fails.");

    /// <summary>Policy contains a name that AWS does not have.</summary>
    public static DiagnosticDescriptor UnknownName { get; } = CreatePolicyText(RuleIds.UnknownName, "Policy contains a name that AWS does not have", "AWS accepts a policy with a misspelled action, but the action is not allowed.");

    /// <summary>Policy allows everything, a whole service, or everything except a few.</summary>
    public static DiagnosticDescriptor FullAccess { get; } = CreatePolicyText(RuleIds.FullAccess, "Policy allows everything, a whole service, or everything except a few", "A wildcard over a service or over AWS grows with every action that AWS adds.");

    /// <summary>Policy allows passing any role or creating any service-linked role.</summary>
    public static DiagnosticDescriptor OpenDelegation { get; } = CreatePolicyText(RuleIds.OpenDelegation, "Policy allows passing any role or creating any service-linked role", "An identity that can pass any role to any service has the permissions of every role.");

    /// <summary>Policy allows privilege escalation.</summary>
    public static DiagnosticDescriptor PrivilegeEscalation { get; } = CreatePolicyText(RuleIds.PrivilegeEscalation, "Policy allows privilege escalation", "Together these actions allow more than the policy says.");

    /// <summary>Policy is larger than its quota.</summary>
    public static DiagnosticDescriptor PolicySize { get; } = CreatePolicyText(RuleIds.PolicySize, "Policy is larger than its quota", "AWS rejects a policy that is larger than the quota of what it is attached to.");

    /// <summary>Policy allows an action on every resource.</summary>
    public static DiagnosticDescriptor StarResource { get; } = CreatePolicyText(RuleIds.StarResource, "Policy allows an action on every resource", "These actions can be limited to resources.", DiagnosticSeverity.Info);

    /// <summary>Condition never holds, always holds, or does not mean what it seems to.</summary>
    public static DiagnosticDescriptor ConditionMeaning { get; } = CreatePolicyText(RuleIds.ConditionMeaning, "Condition never holds, always holds, or does not mean what it seems to", "AWS accepts the condition, but it does not do what its author intended.");

    /// <summary>Part of a policy has no effect.</summary>
    public static DiagnosticDescriptor RedundantPart { get; } = CreatePolicyText(RuleIds.RedundantPart, "Part of a policy has no effect", "A part without effect makes a policy harder to read and counts towards its size.", DiagnosticSeverity.Info);

    /// <summary>Name that IAM rejects.</summary>
    public static DiagnosticDescriptor InvalidName { get; } = CreatePolicyText(RuleIds.InvalidName, "Name that IAM rejects", "IAM rejects the name.");

    /// <summary>Policy is written in a form to avoid.</summary>
    public static DiagnosticDescriptor PolicyStyle { get; } = CreatePolicyText(RuleIds.PolicyStyle, "Policy is written in a form to avoid", "AWS accepts it, but it says less than its reader thinks.", DiagnosticSeverity.Info);

    /// <summary>Policy allows more callers than it names.</summary>
    public static DiagnosticDescriptor OpenToEveryone { get; } = CreatePolicyText(RuleIds.OpenToEveryone, "Policy allows more callers than it names", "Everyone, a whole account, or a service that acts for other accounts can use what the policy is attached to.");

    /// <summary>All rules for the text of policies, in the order of their ids.</summary>
    public static ImmutableArray<DiagnosticDescriptor> PolicyText { get; } = ImmutableArray.Create(
        PolicyGrammar,
        UnknownName,
        FullAccess,
        OpenDelegation,
        PrivilegeEscalation,
        PolicySize,
        StarResource,
        ConditionMeaning,
        RedundantPart,
        InvalidName,
        PolicyStyle,
        OpenToEveryone);

    private static DiagnosticDescriptor CreatePolicyText(string id, string title, string description, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
        => Create(id, PolicyTextCategory, title, "{0} [{1}]", description, severity);
}
