using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.References;

/// <summary>From what all code of the references needs to what the program reaches of it. No operation that is reached is lost: in doubt all counts.</summary>
internal static class ReachedNeeds
{
    /// <summary>Leaves out what the program does not reach.</summary>
    /// <param name="project">What all code of the references needs.</param>
    /// <param name="reached">What the program reaches of them.</param>
    /// <returns>What it needs of them; each source keeps what all of its code needs.</returns>
    public static ReferenceNeeds Of(ReferenceNeeds project, ReachedProgram reached)
    {
        var known = reached.References.ToDictionary(static reference => reference.Name, StringComparer.OrdinalIgnoreCase);
        return project with { Sources = project.Sources.Select(source => source.IsAnalysed && known.TryGetValue(source.Name, out var reference) ? Of(source, reference) : source).ToEquatableArray() };
    }

    /// <summary>Leaves out what the program does not reach of one assembly.</summary>
    /// <param name="source">What all of its code needs.</param>
    /// <param name="reached">What is reached of it.</param>
    public static NeedsSource Of(NeedsSource source, ReachedReference reached)
    {
        var idle = new HashSet<string>(reached.NotReached.Select(static call => call.Member).Except(reached.Needs.Members), StringComparer.Ordinal);
        var permissions = source.Needs.Permissions
            .Where(permission => !idle.Contains(permission.Member))
            .GroupBy(static permission => permission.Member, StringComparer.Ordinal)
            .SelectMany(whole => Choose(source, [.. whole], [.. reached.Needs.Permissions.Where(permission => permission.Member == whole.Key)]));
        return source with
        {
            Needs = NeedsRecord.Create(permissions, source.Needs.Unresolved.Where(call => !idle.Contains(call.Member)), source.Needs.Members),
            Whole = source.Needs,
            NotReached = reached.NotReached,
        };
    }

    // Both tell all that is asked for, so it is in both: what the program gives a member makes the needs narrower, and of what the source tells
    // stays what can be the same. What compiled code does not show, such as the principal, stays.
    private static IReadOnlyList<Permission> Choose(NeedsSource source, IReadOnlyList<Permission> whole, IReadOnlyList<Permission> reached)
    {
        if (reached.Count == 0) return whole;
        if ((source.IsCompiled || reached.All(permission => whole.Any(other => Covers(other, permission)))) && whole.All(static permission => permission.Principal.Length == 0 && permission.Feature.Length == 0)) return reached;
        var met = whole.Where(permission => reached.Any(other => Meets(permission, other))).SelectMany(permission => ForPrincipals(permission, reached)).ToArray();
        return met.Length == 0 ? whole : met;
    }

    // A record does not know for whom a client acts that a program hands over.
    private static IEnumerable<Permission> ForPrincipals(Permission whole, IReadOnlyList<Permission> reached)
        => whole.Principal.Length > 0 ? [whole] : reached.Where(other => Meets(whole, other)).Select(static other => other.Principal).Distinct(StringComparer.Ordinal).Select(principal => whole with { Principal = principal });

    private static bool Meets(Permission whole, Permission reached)
        => whole.Action == reached.Action && whole.Resources.Any(resource => reached.Resources.Any(other => Open(resource).Meets(Open(other))));

    // What fills a placeholder in one is open in both.
    private static ArnPattern Open(string resource) => ArnPattern.Parse(PolicyOptions.Default.Fill(resource));

    private static bool Covers(Permission whole, Permission reached)
        => whole.Action == reached.Action && whole.Tier == reached.Tier && whole.Conditions == reached.Conditions && whole.Case == reached.Case
            && reached.Resources.All(resource => whole.Resources.Any(other => ArnPattern.Parse(other).Covers(ArnPattern.Parse(resource))));
}
