using System.Collections.Immutable;
using IamAnalyzers.Core.Policies.Text;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>Turns findings of the policy checks into diagnostics.</summary>
internal static class PolicyReporter
{
    /// <summary>The property of a diagnostic that holds the published id of its check.</summary>
    public const string CheckProperty = "Check";

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = Rules.PolicyText.ToImmutableDictionary(static rule => rule.Id);

    /// <summary>The rule of a finding.</summary>
    public static DiagnosticDescriptor RuleOf(PolicyFinding finding) => ById[finding.Rule];

    /// <summary>Makes a diagnostic.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="location">Its place.</param>
    /// <param name="severity">How bad it is.</param>
    /// <returns>The diagnostic.</returns>
    public static Diagnostic Create(PolicyFinding finding, Location location, DiagnosticSeverity severity)
        => Diagnostic.Create(
            RuleOf(finding),
            location,
            severity,
            additionalLocations: null,
            ImmutableDictionary<string, string?>.Empty.Add(CheckProperty, finding.Check),
            finding.Sentence,
            finding.Check);

    /// <summary>The severity of a level.</summary>
    public static DiagnosticSeverity SeverityOf(FindingLevel level)
        => level switch
        {
            FindingLevel.Error => DiagnosticSeverity.Error,
            FindingLevel.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        };
}
