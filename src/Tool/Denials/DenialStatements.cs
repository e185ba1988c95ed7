using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Tool.Denials;

/// <summary>The statements of a reviewed policy that a refused call is about.</summary>
internal static class DenialStatements
{
    /// <summary>Finds them.</summary>
    /// <param name="reviewed">The policy.</param>
    /// <param name="calls">The refused call, as it may be; each is held against each statement.</param>
    /// <returns>What denies or may deny it, what allows it, what allows the action elsewhere; in the order of the files and their text.</returns>
    public static IEnumerable<ConcernedStatement> Find(ReviewedText reviewed, IReadOnlyList<Need> calls)
    {
        foreach (var file in reviewed.Set.Files)
        {
            var text = reviewed.Texts.TryGetValue(file.Path, out var known) ? known : "";
            foreach (var one in Find(Path.GetFileName(file.Path), file.Policy, calls, statement => TextLines.PositionOf(text, statement.Range.Start).Line)) yield return one;
        }

        foreach (var policy in reviewed.Set.Managed)
        {
            foreach (var one in Find(policy.Name, policy.Text, calls, static _ => 0)) yield return one;
        }
    }

    private static IEnumerable<ConcernedStatement> Find(string file, PolicyText policy, IReadOnlyList<Need> calls, Func<PolicyTextStatement, int> lineOf)
        => from statement in policy.Statements
           let role = RoleOf(new StatementMatcher(statement, policy.HasVariables), calls)
           where role is not null
           select new ConcernedStatement(file, lineOf(statement), statement.Sid?.Text ?? "", role.Value, ResourcesOf(statement));

    private static StatementRole? RoleOf(StatementMatcher matcher, IReadOnlyList<Need> calls)
    {
        var named = calls.Where(call => matcher.Names(call.Action)).ToList();
        if (named.Count == 0) return null;
        var best = named.SelectMany(call => call.Resources.Select(resource => matcher.Covers(call, resource))).DefaultIfEmpty(Coverage.Some).Max();
        return (matcher.Statement.Denies, best) switch
        {
            (true, Coverage.All) => StatementRole.Denies,
            (true, Coverage.Some) => StatementRole.MayDeny,
            (true, _) => null,
            (_, Coverage.All) => StatementRole.Grants,
            (_, Coverage.Some) => StatementRole.MayGrant,
            _ => matcher.Statement.Allows ? StatementRole.GrantsElsewhere : null,
        };
    }

    private static EquatableArray<string> ResourcesOf(PolicyTextStatement statement)
        => (statement.NotResource is { } not ? ["all except " + string.Join(", ", not.Values.Select(static value => value.Text))] : StatementElements.Values(statement.Resource).Select(static value => value.Text)).ToEquatableArray();
}
