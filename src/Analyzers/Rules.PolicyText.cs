using System.Collections.Immutable;
using IamAnalyzers.Core.Common;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers;

/// <summary>The rules for the text of policies. What exactly is wrong stands in each message, with the published id of its check.</summary>
public static partial class Rules
{
    private const string PolicyTextCategory = "PolicyText";

    /// <summary>Policy document that AWS refuses.</summary>
    public static DiagnosticDescriptor PolicyGrammar { get; } = CreatePolicyText(RuleIds.PolicyGrammar, "Policy document that AWS refuses", "AWS refuses the document, so the program or the deployment that sends it fails.");

    /// <summary>Policy names what AWS does not have.</summary>
    public static DiagnosticDescriptor UnknownName { get; } = CreatePolicyText(RuleIds.UnknownName, "Policy names what AWS does not have", "AWS takes a policy with a misspelled action, and the action is not allowed.");

    /// <summary>Policy allows everything, all of a service, or all but something.</summary>
    public static DiagnosticDescriptor FullAccess { get; } = CreatePolicyText(RuleIds.FullAccess, "Policy allows everything, all of a service, or all but something", "A wildcard over a service or over AWS grows with every action that AWS adds.");

    /// <summary>Policy passes any role or creates any service-linked role.</summary>
    public static DiagnosticDescriptor OpenDelegation { get; } = CreatePolicyText(RuleIds.OpenDelegation, "Policy passes any role or creates any service-linked role", "Who may pass any role to any service has the rights of every role.");

    /// <summary>Policy lets its holder get more rights.</summary>
    public static DiagnosticDescriptor PrivilegeEscalation { get; } = CreatePolicyText(RuleIds.PrivilegeEscalation, "Policy lets its holder get more rights", "Together these actions let their holder get rights that the policy does not say.");

    /// <summary>Policy is larger than its quota.</summary>
    public static DiagnosticDescriptor PolicySize { get; } = CreatePolicyText(RuleIds.PolicySize, "Policy is larger than its quota", "AWS refuses a policy that is larger than what it is attached to takes.");

    /// <summary>Policy allows an action on every resource.</summary>
    public static DiagnosticDescriptor StarResource { get; } = CreatePolicyText(RuleIds.StarResource, "Policy allows an action on every resource", "The action can be limited to resources.", DiagnosticSeverity.Info);

    /// <summary>Condition never holds, always holds, or does not say what it seems to.</summary>
    public static DiagnosticDescriptor ConditionMeaning { get; } = CreatePolicyText(RuleIds.ConditionMeaning, "Condition never holds, always holds, or does not say what it seems to", "AWS takes the condition, and it does not do what its author meant.");

    /// <summary>Part of a policy says nothing.</summary>
    public static DiagnosticDescriptor RedundantPart { get; } = CreatePolicyText(RuleIds.RedundantPart, "Part of a policy says nothing", "What says nothing makes a policy harder to read and counts to its size.", DiagnosticSeverity.Info);

    /// <summary>Name that IAM refuses.</summary>
    public static DiagnosticDescriptor InvalidName { get; } = CreatePolicyText(RuleIds.InvalidName, "Name that IAM refuses", "IAM refuses the name.");

    /// <summary>Policy in a form that AWS takes and people should not write.</summary>
    public static DiagnosticDescriptor PolicyStyle { get; } = CreatePolicyText(RuleIds.PolicyStyle, "Policy in a form that AWS takes and people should not write", "AWS takes it, and it says less than its reader thinks.", DiagnosticSeverity.Info);

    /// <summary>Policy lets in more callers than it names.</summary>
    public static DiagnosticDescriptor OpenToEveryone { get; } = CreatePolicyText(RuleIds.OpenToEveryone, "Policy lets in more callers than it names", "Everyone, a whole account, or a service that acts for strangers can use what the policy is attached to.");

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
