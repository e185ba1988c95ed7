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
                yield return new("IAM3009", "EMPTY_SID_VALUE", "an empty 'Sid' says nothing; remove it", sid.Range) { Level = FindingLevel.Suggestion };
            }
            else if (context.Kind is not (PolicyKind.Resource or PolicyKind.Endpoint) && !sid.Text.All(IsLetterOrDigit))
            {
                // Several services let the ids of their resource policies hold spaces.
                yield return new("IAM3010", "UNSUPPORTED_SID", "a 'Sid' has letters and digits only (A-Z, a-z, 0-9)", sid.Range) { Level = FindingLevel.Error };
            }
            else if (known.Add(sid.Text))
            {
                continue;
            }
            else if (context.Kind is PolicyKind.Resource or PolicyKind.Endpoint)
            {
                yield return new("IAM3011", "UNIQUE_SIDS_RECOMMENDED", "another statement has the 'Sid' '" + Elements.Shown(sid.Text) + "' already; rename one", sid.Range);
            }
            else
            {
                yield return new("IAM3001", "UNIQUE_SIDS_REQUIRED", "another statement has the 'Sid' '" + Elements.Shown(sid.Text) + "' already; rename one", sid.Range)
                {
                    Level = FindingLevel.Error,
                };
            }
        }
    }

    private static bool IsLetterOrDigit(char c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');
}
