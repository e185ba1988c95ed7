using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Review;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers;

/// <summary>The rules that hold a program and its reviewed policy to each other.</summary>
public static partial class Rules
{
    private const string Review = "Review";

    /// <summary>What a call needs.</summary>
    public static DiagnosticDescriptor CallPermissions { get; } = Create(
        RuleIds.CallPermissions, Calls, "Permissions of an AWS call", "This call needs {0}", "What the policy of the program has for this call.", DiagnosticSeverity.Hidden);

    /// <summary>A call that the reviewed policy does not allow.</summary>
    public static DiagnosticDescriptor MissingPermission { get; } = Create(
        RuleIds.MissingPermission,
        Review,
        "Call needs what the reviewed policy does not allow",
        ReviewTexts.Missing,
        "The program would be refused where it runs under the reviewed policy.");

    /// <summary>A grant that no call needs.</summary>
    public static DiagnosticDescriptor UnusedGrant { get; } = Create(
        RuleIds.UnusedGrant, Review, "Reviewed policy allows what no call needs", "{0}", "What nothing needs can be taken out: least privilege.", DiagnosticSeverity.Info);

    /// <summary>A grant that is wider than the code.</summary>
    public static DiagnosticDescriptor WideGrant { get; } = Create(
        RuleIds.WideGrant, Review, "Reviewed policy is wider than the code needs", "{0}", "What is wider than the code needs can be narrowed: least privilege.", DiagnosticSeverity.Info);

    /// <summary>A call that the reviewed policy denies.</summary>
    public static DiagnosticDescriptor DeniedCall { get; } = Create(
        RuleIds.DeniedCall,
        Review,
        "Call is denied by the reviewed policy",
        ReviewTexts.Denied,
        "An explicit denial wins over everything that allows; the program would be refused where it runs.");

    /// <summary>A call that the reviewed policy allows for some values only.</summary>
    public static DiagnosticDescriptor UncertainPermission { get; } = Create(
        RuleIds.UncertainPermission,
        Review,
        "Call is allowed for some values only",
        ReviewTexts.Uncertain,
        "The code does not show which resource the call names, or a condition of the policy asks what the code does not say.",
        DiagnosticSeverity.Hidden);

    /// <summary>A call of which the reviewed policy allows some cases only.</summary>
    public static DiagnosticDescriptor MissingCase { get; } = Create(
        RuleIds.MissingCase,
        Review,
        "Reviewed policy allows only some cases of a call",
        ReviewTexts.MissingCase,
        "The call needs one of several permissions, depending on its request. The program would be refused in the cases that the policy does not allow.");
}
