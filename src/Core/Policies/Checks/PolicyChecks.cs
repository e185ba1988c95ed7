using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;
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

    /// <summary>What to report of a reviewed policy that cannot be read: one of the findings says what follows.</summary>
    /// <param name="findings">Why it cannot be read.</param>
    /// <returns>The findings, in the same order.</returns>
    public static IReadOnlyList<PolicyFinding> InUnreadReviewed(IReadOnlyList<PolicyFinding> findings)
    {
        var worst = findings.OrderByDescending(static finding => finding.Level).FirstOrDefault();
        return [.. findings.Select(finding => ReferenceEquals(finding, worst) ? finding with { Message = finding.Message + "; until the file can be read, no call is compared with it" } : finding)];
    }

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
        return (policy, policy is null ? structure : Check(policy, structure, CharacterCheck.Find(text, context.Kind), context));
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

        var character = CharacterCheck.Find(text.Replace(TextHole.Mark, ' '), context.Kind);
        return WithAll(
            (fill, _) =>
            {
                var (policy, structure, isTorn) = PolicyTextReader.ReadOpen(text, context.Kind, fill);

                // Where holes hold brackets, only the name of an action is wrong wherever it stands.
                return policy is null ? [] : isTorn ? [.. NameCheck.Find(policy, context)] : Check(policy, structure, character, context);
            },
            range => HasHole(text, range));
    }

    /// <summary>Checks a document with holes that was not read from a text of its own. A finding must be right whatever fills them.</summary>
    /// <param name="read">Reads the document with each filling, and the number of the reading.</param>
    /// <param name="isAtHole">Whether a place has a hole.</param>
    /// <param name="context">What else counts.</param>
    /// <returns>The policy as it is without filling, <see langword="null"/> when the document is no object; and the findings, in the order of their places.</returns>
    internal static (PolicyText? Policy, IReadOnlyList<PolicyFinding> Findings) CheckOpen(Func<Func<string, string>, int, JsonValue> read, Func<TextRange, bool> isAtHole, PolicyCheckContext context)
    {
        PolicyText? first = null;
        var findings = WithAll(
            (fill, turn) =>
            {
                var root = read(fill, turn);
                var (policy, structure) = PolicyTextReader.Read(root, context.Kind);
                if (turn == 0) first = policy;
                return policy is null ? structure : Check(policy, structure, CharacterCheck.Find(root, context.Kind), context);
            },
            isAtHole);
        return (first, findings);
    }

    /// <summary>Checks what a policy grants, where its text is not somebody's own.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="context">What else counts.</param>
    /// <returns>The findings; their places say nothing where those of the policy do not.</returns>
    internal static IReadOnlyList<PolicyFinding> CheckGrants(PolicyText policy, PolicyCheckContext context) => Check(policy, [], character: null, context);

    private static IReadOnlyList<PolicyFinding> WithAll(Func<Func<string, string>, int, IReadOnlyList<PolicyFinding>> check, Func<TextRange, bool> isAtHole)
    {
        IReadOnlyList<PolicyFinding> findings = [];
        for (var turn = 0; turn < Fillings.Length; turn++)
        {
            var found = check(Fillings[turn], turn);
            findings = turn == 0
                ? [.. found.Where(finding => !isAtHole(finding.Range))]
                : [.. findings.Where(finding => found.Any(other => other.Check == finding.Check && other.Range == finding.Range))];
            if (findings.Count == 0) break;
        }

        return findings;
    }

    // As they are, with everything, with next to nothing, and with so much that nothing is known of the whole text.
    private static readonly Func<string, string>[] Fillings =
        [static text => text, static text => text.Replace(TextHole.Mark, '*'), static text => text.Replace(TextHole.Mark, 'x'), static _ => "*"];

    private static bool IsAboutWidth(string rule) => rule is RuleIds.FullAccess or RuleIds.OpenDelegation or RuleIds.PrivilegeEscalation or RuleIds.StarResource or RuleIds.OpenToEveryone;

    private static bool HasHole(string text, TextRange range) => text.IndexOf(TextHole.Mark, range.Start, Math.Min(range.Length, text.Length - range.Start)) >= 0;

    private static IReadOnlyList<PolicyFinding> Check(PolicyText policy, IReadOnlyList<PolicyFinding> structure, PolicyFinding? character, PolicyCheckContext context)
    {
        var characters = character is null ? Array.Empty<PolicyFinding>() : [character];
        var findings = structure.Concat(characters).Concat(All.SelectMany(check => check(policy, context).Take(MostFindings)))
            .Where(finding => !context.OnlyLimits || !IsAboutWidth(finding.Rule))
            .OrderBy(static finding => finding.Range.Start)
            .ThenBy(static finding => finding.Rule, StringComparer.Ordinal)
            .ThenBy(static finding => finding.Check, StringComparer.Ordinal)
            .Take(MostFindings);
        return [.. findings];
    }
}
