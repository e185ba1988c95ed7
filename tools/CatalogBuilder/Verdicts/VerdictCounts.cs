namespace IamAnalyzers.CatalogBuilder.Verdicts;

/// <summary>How many rows have which verdict.</summary>
internal static class VerdictCounts
{
    private const string ByRule = "by rule";

    /// <summary>Makes the rows of the page's table.</summary>
    public static (string What, int Count)[] Rows(IReadOnlyList<Verdict> verdicts) =>
    [
        ("Rows", verdicts.Count),
        ("... the caller's, in a request that says so", verdicts.Count(static verdict => verdict.IsOfRequest)),
        ("... the caller's, possible", Of(verdicts, VerdictKind.Possible)),
        ("... the caller's, by the state of the account", Of(verdicts, VerdictKind.State)),
        ("... a role's", Of(verdicts, VerdictKind.Role)),
        ("... somebody else's", Of(verdicts, VerdictKind.Other)),
        ("... nobody's", Of(verdicts, VerdictKind.None)),
        ("... open", Of(verdicts, VerdictKind.Open)),
        ("Of the decided, proposed by rule and not read singly", verdicts.Count(static verdict => verdict.Kind != VerdictKind.Open && verdict.Reason.StartsWith(ByRule, StringComparison.Ordinal))),
    ];

    private static int Of(IReadOnlyList<Verdict> verdicts, VerdictKind kind) => verdicts.Count(verdict => verdict.Kind == kind);
}
