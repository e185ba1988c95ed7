using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Core.Policies.Explaining;

/// <summary>Joins a policy with the needs that it was made from.</summary>
/// <param name="program">The program's own needs, under its assembly name.</param>
/// <param name="references">What its references need and its project says.</param>
/// <param name="places">Where the calls stand.</param>
public sealed class Explainer(NeedsSource program, ReferenceNeeds references, ICallPlaces places, AwsCatalog catalog)
{
    /// <summary>What is said of the entry point that the policy is for; empty for the whole program.</summary>
    public string EntryPoint { get; init; } = "";

    private readonly Encryption _encryption = new(references.Options.Encrypted, catalog);

    /// <summary>Explains a policy.</summary>
    /// <param name="policy">The policy; one without statements for a principal that needs nothing.</param>
    /// <param name="fit">Its documents.</param>
    /// <returns>The explanation.</returns>
    public Explanation Explain(PrincipalPolicy policy, PolicyFit? fit)
    {
        var sources = references.Sources.Where(source => !references.IsTakenOut(source)).Prepend(program).ToArray();
        var needs = sources
            .SelectMany(source => source.Needs.Permissions.Select(permission => new Need(_encryption.Of(permission), source.Name)))
            .Where(need => need.Permission.Principal == policy.Principal && !references.Exclusions.Any(exclusion => exclusion.TakesOut(need.Permission)))
            .ToArray();
        var emitted = needs.Where(static need => need.IsEmitted).ToLookup(static need => need.Permission.Action, StringComparer.Ordinal);
        var pairs =
            from statement in fit is null ? policy.Document.Statements : fit.Documents.SelectMany(static document => document.Statements)
            from action in statement.NamedActions
            from resource in statement.Resources
            let fitting = emitted[action].Where(need => Explains(need.Permission, statement, resource))
            select new ExplainedPair(statement.Sid, statement.Tier, action, WrittenAs(statement, action), resource, statement.Conditions, Needs(fitting));

        return new Explanation(
            program.Name,
            catalog.DataDate,
            policy.Principal,
            fit,
            [.. pairs],
            Needs(needs.Where(static need => !need.IsEmitted)),
            [.. sources
                .SelectMany(source => source.Needs.Unresolved.Select(call => new ExplainedCall(call, source.Name, places.Of(source.Name, call))))
                .Where(call => !references.Exclusions.Any(exclusion => exclusion.TakesOutMember(call.Call.Member)))],
            references.NotAnalysed,
            [.. Declarations.Of(references)],
            [.. references.Exclusions.Select(exclusion => new ExplainedExclusion(exclusion, TakenOut(exclusion)))],
            policy.Notes)
        {
            EntryPoint = EntryPoint,
            Compiled = [.. sources.Where(static source => source.IsCompiled).Select(static source => source.Name)],
            NotReached = [.. sources.SelectMany(static source => source.NotReached.Select(call => (source.Name, call)))],
            TakesNamesForBuckets = needs.Any(need => need.IsEmitted && references.Options.LeavesOutForms(need.Permission.Resources)),
        };
    }

    // A need explains a pair when the pair's resource is one of its own or holds one: equal resources of several needs are united,
    // values of one condition too. A role that is passed to another service is another need.
    private bool Explains(Permission permission, PolicyStatement statement, string resource)
    {
        var pattern = ArnPattern.Parse(resource);
        if (!references.Options.Needed(permission.Resources).Any(own => pattern.Covers(ArnPattern.Parse(references.Options.Fill(own))))) return false;
        if (statement.Conditions.Count == 0) return true;
        var own = new ProjectConditions(references.Options.Conditions, catalog).On(permission.Action, permission.Tier, permission.Conditions);
        return statement.Conditions.All(condition => own.Any(one => one.Operator == condition.Operator && one.Key == condition.Key
            && one.Values.Any(value => condition.Values.Contains(references.Options.Fill(value)))));
    }

    private static string WrittenAs(PolicyStatement statement, string action)
        => statement.StandsFor.Count == 0
            ? action
            : statement.Actions.FirstOrDefault(pattern => pattern == action) ?? statement.Actions.First(pattern => IamPattern.Parse(pattern).Matches(action, ignoreCase: true));

    private IReadOnlyList<ExplainedNeed> Needs(IEnumerable<Need> needs)
        => [.. needs
            .GroupBy(static need => (need.Permission.Action, need.Permission.Member, need.Source, need.Reason))
            .OrderBy(static need => need.Key.Action, StringComparer.Ordinal)
            .ThenBy(static need => need.Key.Member, StringComparer.Ordinal)
            .ThenBy(static need => need.Key.Source, StringComparer.Ordinal)
            .ThenBy(static need => need.Key.Reason, StringComparer.Ordinal)
            .Select(need => new ExplainedNeed(
                need.Key.Action,
                need.Key.Member,
                need.Key.Source,
                need.Key.Reason,
                [.. new SortedSet<string>(need.SelectMany(static one => one.Permission.Resources).SelectMany(ArnPlaceholders.Inputs), StringComparer.Ordinal)],
                PlaceOrder.Unite(need.Select(one => places.Of(one.Source, one.Permission)))))];

    private string[] TakenOut(Exclusion exclusion)
    {
        var taken = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var source in references.Sources.Prepend(program))
        {
            if (exclusion.TakesOutAssembly(source.Name)) taken.Add(source.Name);
            taken.UnionWith(source.Needs.Permissions.Where(exclusion.TakesOut).Select(static permission => $"{permission.Action} of {permission.Member}"));
            taken.UnionWith(source.Needs.Unresolved.Where(call => exclusion.TakesOutMember(call.Member)).Select(static call => call.Member));
        }

        return [.. taken];
    }

    private sealed record Need(EncryptionOutcome Outcome, string Source)
    {
        public Permission Permission => Outcome.Permission;

        public bool IsEmitted => Permission.Tier != Tier.Deployment || Outcome.IsEmitted;

        public string Reason => Outcome.Kind switch
        {
            EncryptionKind.OnKey => Joined("the project encrypts the service"),
            EncryptionKind.OnAnyKey => Joined("the project encrypts the service and names no key, so every key is allowed"),
            EncryptionKind.TooWide => Joined("the project names no key, and no condition would limit it to the service"),
            _ => Permission.Tier == Tier.Deployment && Permission.Reason.Length == 0 ? "it depends on what is deployed" : Permission.Reason,
        };

        private string Joined(string more) => Permission.Reason.Length == 0 ? more : Permission.Reason + "; " + more;
    }
}
