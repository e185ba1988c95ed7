using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>All checks of a policy's text.</summary>
public static class PolicyChecks
{
    /// <summary>More than anybody reads: a damaged file of megabytes must not flood a build.</summary>
    private const int MostFindings = 200;

    /// <summary>The largest policy that AWS takes anywhere has some tens of thousands of characters, and white space beside.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>The finding on a document that has more than <see cref="LongestText"/> characters, and is not read.</summary>
    public static PolicyFinding TooLarge { get; } = new(
        "IAM3006", "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", "the document is larger than any policy may be; it is not read", default) { Level = FindingLevel.Error };

    /// <summary>The finding on a file whose bytes are no UTF-8, so that its text is not known.</summary>
    public static PolicyFinding NotUtf8 { get; } = new(
        PolicyTextReader.Rule, "JSON_SYNTAX_ERROR", "the file is not UTF-8; save it as UTF-8", default) { Level = FindingLevel.Error };

    private static readonly PolicyCheck[] All =
    [
        SidCheck.Find,
        ActionShapeCheck.Find,
        ArnShapeCheck.Find,
        ArnPlaceCheck.Find,
        ConditionGrammarCheck.Find,
        VariableCheck.Find,
        NameCheck.Find,
        ResourceTypeCheck.Find,
        ConditionKeyCheck.Find,
        ConditionMeaningCheck.Find,
        KeyPairCheck.Find,
        TagKeyCheck.Find,
        ServiceNameCheck.Find,
        KmsKeyValueCheck.Find,
        PrincipalFormCheck.Find,
        FederatedPrincipalCheck.Find,
        TrustActionCheck.Find,
        OpenTrustCheck.Find,
        OidcTrustCheck.Find,
        OpenResourceCheck.Find,
        ServicePrincipalCheck.Find,
        ResourcePolicyCheck.Find,
        FullAccessCheck.Find,
        DelegationCheck.Find,
        EscalationCheck.Find,
        SizeCheck.Find,
        StarResourceCheck.Find,
        SensitiveActionCheck.Find,
        RedundancyCheck.Find,
        NumericValueCheck.Find,
        StyleCheck.Find,
    ];

    /// <summary>Reads and checks a text.</summary>
    /// <param name="text">The text of a policy document.</param>
    /// <param name="context">What else counts.</param>
    /// <returns>The policy, <see langword="null"/> when the text is no JSON object; and the findings, in the order of the text.</returns>
    public static (PolicyText? Policy, IReadOnlyList<PolicyFinding> Findings) Check(string text, PolicyCheckContext context)
    {
        if (text.Length > LongestText) return (null, [TooLarge]);
        var (policy, structure) = PolicyTextReader.Read(text, context.Kind);
        var characters = CharacterCheck.Find(text, context.Kind) is { } character ? new[] { character } : [];
        if (policy is null) return (null, structure);
        var findings = structure.Concat(characters).Concat(All.SelectMany(check => check(policy, context).Take(MostFindings)))
            .OrderBy(static finding => finding.Range.Start)
            .ThenBy(static finding => finding.Rule, StringComparer.Ordinal)
            .ThenBy(static finding => finding.Check, StringComparer.Ordinal)
            .Take(MostFindings);
        return (policy, [.. findings]);
    }
}
