using IamAnalyzers.Core.Common;
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
    public static PolicyFinding TooLarge { get; } = CheckTable.PolicyNotRead.At(default(TextRange), "the document is larger than any policy can be, so it is not checked");

    /// <summary>The finding on a file whose bytes are no UTF-8, so that its text is not known.</summary>
    public static PolicyFinding NotUtf8 { get; } = CheckTable.JsonSyntaxError.At(default(TextRange), "the file is not UTF-8; save it as UTF-8");

    /// <summary>What to report of a reviewed policy: without a statement nobody has approved anything yet, and nobody sends it to AWS.</summary>
    /// <param name="finding">A finding in the policy's file.</param>
    /// <returns>The finding at the level of a reviewed policy.</returns>
    public static PolicyFinding InReviewed(PolicyFinding finding)
        => finding.Row == CheckTable.MissingStatement ? CheckTable.EmptyReviewedPolicy.At(finding.Range, finding.Message) : finding;

    private static readonly FindingSource[] All =
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
        BypassedConditionCheck.Find,
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
        return (policy, policy is null ? structure : Check(policy, structure, text, context));
    }

    /// <summary>
    /// Reads and checks a text with holes. A finding must be right whatever fills them: it is none at a hole, and stands whether the holes
    /// are left alone or hold everything or next to nothing.
    /// </summary>
    /// <param name="text">The text, with <see cref="TextHole.Mark"/> for what is not known.</param>
    /// <param name="context">What else counts.</param>
    /// <returns>The findings, in the order of the text.</returns>
    public static IReadOnlyList<PolicyFinding> CheckOpen(string text, PolicyCheckContext context)
    {
        if (text.Length > LongestText) return [];

        var known = text.Replace(TextHole.Mark, ' ');
        IReadOnlyList<PolicyFinding> findings = [];
        foreach (var fill in Fillings)
        {
            var (policy, structure, isTorn) = PolicyTextReader.ReadOpen(text, context.Kind, fill);
            if (policy is null) return [];

            // Where holes hold brackets, only the name of an action is wrong wherever it stands.
            var found = isTorn ? [.. NameCheck.Find(policy, context)] : Check(policy, structure, known, context);
            findings = fill == Fillings[0]
                ? [.. found.Where(finding => !HasHole(text, finding.Range))]
                : [.. findings.Where(finding => found.Any(other => other.Check == finding.Check && other.Range == finding.Range))];
            if (findings.Count == 0) break;
        }

        return findings;
    }

    // As they are, with everything, with next to nothing, and with so much that nothing is known of the whole text.
    private static readonly Func<string, string>[] Fillings =
        [static text => text, static text => text.Replace(TextHole.Mark, '*'), static text => text.Replace(TextHole.Mark, 'x'), static _ => "*"];

    private static bool HasHole(string text, TextRange range) => text.IndexOf(TextHole.Mark, range.Start, Math.Min(range.Length, text.Length - range.Start)) >= 0;

    private static IReadOnlyList<PolicyFinding> Check(PolicyText policy, IReadOnlyList<PolicyFinding> structure, string text, PolicyCheckContext context)
    {
        var characters = CharacterCheck.Find(text, context.Kind) is { } character ? new[] { character } : [];
        var findings = structure.Concat(characters).Concat(All.SelectMany(check => check(policy, context).Take(MostFindings)))
            .OrderBy(static finding => finding.Range.Start)
            .ThenBy(static finding => finding.Rule, StringComparer.Ordinal)
            .ThenBy(static finding => finding.Check, StringComparer.Ordinal)
            .Take(MostFindings);
        return [.. findings];
    }
}
