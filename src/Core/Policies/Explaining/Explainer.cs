using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Matching;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Core.Policies.Explaining;

/// <summary>Joins a policy with the needs that it was made from.</summary>
/// <param name="program">The program's own needs, under its assembly name.</param>
/// <param name="references">What its references need and its project says.</param>
/// <param name="places">Where the program calls a member: <c>file:line</c>, sorted.</param>
/// <param name="dataDate">The date of the catalogue's data.</param>
public sealed class Explainer(NeedsSource program, ReferenceNeeds references, Func<string, IReadOnlyList<string>> places, string dataDate)
{
    /// <summary>Explains a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The explanation.</returns>
    public Explanation Explain(PrincipalPolicy policy)
    {
        var sources = references.Sources.Where(source => !IsTakenOut(source)).Prepend(program).ToArray();
        var needs = sources
            .SelectMany(source => source.Needs.Permissions.Select(permission => (Permission: permission, Source: source.Name)))
            .Where(need => need.Permission.Principal == policy.Principal && !references.Exclusions.Any(exclusion => exclusion.TakesOut(need.Permission)))
            .ToArray();
        var emitted = needs.Where(static need => need.Permission.Tier != Tier.Deployment).ToLookup(static need => need.Permission.Action, StringComparer.Ordinal);
        var pairs =
            from statement in policy.Document.Statements
            from action in statement.Actions
            from resource in statement.Resources
            let fitting = emitted[action].Where(need => Explains(need.Permission, statement, resource))
            select new ExplainedPair(statement.Sid, statement.Tier, action, resource, statement.Conditions, Needs(fitting));

        return new Explanation(
            program.Name,
            dataDate,
            policy.Principal,
            [.. pairs],
            Needs(needs.Where(static need => need.Permission.Tier == Tier.Deployment)),
            [.. sources
                .SelectMany(source => source.Needs.Unresolved.Select(call => new ExplainedCall(call, source.Name, PlacesOf(call.Member, source.Name))))
                .Where(call => !references.Exclusions.Any(exclusion => exclusion.TakesOutMember(call.Call.Member)))],
            references.NotAnalysed,
            references.Exclusions);
    }

    private bool IsTakenOut(NeedsSource source) => references.Exclusions.Any(exclusion => exclusion.TakesOutAssembly(source.Name));

    // A need explains a pair when the pair's resource is one of its own or holds one: equal resources of several needs are united,
    // values of one condition too.
    private bool Explains(Permission permission, PolicyStatement statement, string resource)
    {
        var pattern = ArnPattern.Parse(resource);
        return permission.Resources.Any(own => pattern.Covers(ArnPattern.Parse(references.Options.Fill(own))))
            && (statement.Conditions.Count == 0
                || statement.Conditions.All(condition => permission.Conditions.Any(own => own.Operator == condition.Operator && own.Key == condition.Key)));
    }

    private IReadOnlyList<ExplainedNeed> Needs(IEnumerable<(Permission Permission, string Source)> needs)
        => [.. needs
            .Select(need => (need.Permission.Action, need.Permission.Member, need.Source, need.Permission.Reason, Inputs: Inputs(need.Permission)))
            .GroupBy(static need => (need.Action, need.Member, need.Source, need.Reason))
            .OrderBy(static need => need.Key.Action, StringComparer.Ordinal)
            .ThenBy(static need => need.Key.Member, StringComparer.Ordinal)
            .ThenBy(static need => need.Key.Source, StringComparer.Ordinal)
            .ThenBy(static need => need.Key.Reason, StringComparer.Ordinal)
            .Select(need => new ExplainedNeed(
                need.Key.Action,
                need.Key.Member,
                need.Key.Source,
                need.Key.Reason,
                [.. new SortedSet<string>(need.SelectMany(static one => one.Inputs), StringComparer.Ordinal)],
                PlacesOf(need.Key.Member, need.Key.Source)))];

    private static IEnumerable<string> Inputs(Permission permission) => permission.Resources.SelectMany(ArnPlaceholders.Inputs);

    private IReadOnlyList<string> PlacesOf(string member, string source) => source == program.Name ? places(member) : [];
}
