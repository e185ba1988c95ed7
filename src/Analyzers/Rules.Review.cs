using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Review;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers;

/// <summary>The rules that compare a program with its reviewed policy.</summary>
public static partial class Rules
{
    private const string Review = "Review";

    /// <summary>What a call needs.</summary>
    public static DiagnosticDescriptor CallPermissions { get; } = Create(
        RuleIds.CallPermissions, Calls, "Permissions of an AWS call", "This call needs {0}", "What the program's policy contains for this call.", DiagnosticSeverity.Hidden);

    /// <summary>A call that the reviewed policy does not allow.</summary>
    public static DiagnosticDescriptor MissingPermission { get; } = Create(
        RuleIds.MissingPermission,
        Review,
        "Reviewed policy does not allow a call",
        ReviewTexts.Missing,
        "The call would be denied where the program runs under the reviewed policy.");

    /// <summary>A grant that no call needs.</summary>
    public static DiagnosticDescriptor UnusedGrant { get; } = Create(
        RuleIds.UnusedGrant, Review, "Reviewed policy allows what no call needs", "{0}", "Least privilege: remove what nothing needs.", DiagnosticSeverity.Info);

    /// <summary>A grant that is wider than the code.</summary>
    public static DiagnosticDescriptor WideGrant { get; } = Create(
        RuleIds.WideGrant, Review, "Reviewed policy allows more than the code needs", "{0}", "Least privilege: narrow what is wider than the code needs.", DiagnosticSeverity.Info);

    /// <summary>A call that the reviewed policy denies.</summary>
    public static DiagnosticDescriptor DeniedCall { get; } = Create(
        RuleIds.DeniedCall,
        Review,
        "Reviewed policy denies a call",
        ReviewTexts.Denied,
        "An explicit denial overrides every permission; the call would be denied where the program runs.");

    /// <summary>A call that the reviewed policy allows for some values only.</summary>
    public static DiagnosticDescriptor UncertainPermission { get; } = Create(
        RuleIds.UncertainPermission,
        Review,
        "Reviewed policy allows a call only for some values",
        ReviewTexts.Uncertain,
        "The code does not show which resource the call uses, or whether it meets a condition of the policy.",
        DiagnosticSeverity.Hidden);

    /// <summary>A call of which the reviewed policy allows some cases only.</summary>
    public static DiagnosticDescriptor MissingCase { get; } = Create(
        RuleIds.MissingCase,
        Review,
        "Reviewed policy allows only some cases of a call",
        ReviewTexts.MissingCase,
        "The call needs one of several permissions, depending on its request. The call is denied in the cases that the policy does not allow.");

    /// <summary>A file of exceptions that cannot be read.</summary>
    public static DiagnosticDescriptor ExceptionsFile { get; } = Create(
        RuleIds.ExceptionsFile,
        Review,
        "Exceptions file cannot be read",
        "{0}",
        "An entry that cannot be read accepts nothing. Correct it as docs/exceptions.md says.",
        DiagnosticSeverity.Error);
}
