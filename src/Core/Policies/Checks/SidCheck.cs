using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Ids of statements: letters and digits, each once.</summary>
internal static class SidCheck
{
    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in policy.Statements)
        {
            if (statement.Sid is not { } sid) continue;
            if (sid.Text.Length == 0)
            {
                yield return CheckTable.EmptySidValue.At(sid, "an empty 'Sid' has no effect; remove it");
            }
            else if (context.Kind is not (PolicyKind.Resource or PolicyKind.Endpoint) && !sid.Text.All(IsLetterOrDigit))
            {
                // Several services let the ids of their resource policies hold spaces.
                yield return CheckTable.UnsupportedSid.At(sid, "a 'Sid' can only have letters and digits (A-Z, a-z, 0-9); remove the others");
            }
            else if (known.Add(sid.Text))
            {
                continue;
            }
            else if (context.Kind is PolicyKind.Resource or PolicyKind.Endpoint)
            {
                yield return CheckTable.UniqueSidsRecommended.At(sid, "another statement already has the 'Sid' '" + StatementElements.Shown(sid.Text) + "'; rename one of them");
            }
            else
            {
                yield return CheckTable.UniqueSidsRequired.At(sid, "another statement already has the 'Sid' '" + StatementElements.Shown(sid.Text) + "'; rename one of them");
            }
        }
    }

    private static bool IsLetterOrDigit(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');
}
