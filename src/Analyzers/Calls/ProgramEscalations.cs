using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Core.Risks;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Calls;

/// <summary>The published ways to more rights that the calls of a program open together: what its policy would allow on anything.</summary>
/// <param name="compilation">The program, with the record that the generator wrote into it.</param>
/// <param name="token">Stops the work.</param>
internal sealed class ProgramEscalations(Compilation compilation, CancellationToken token)
{
    private static readonly HashSet<string> Actions = new(Escalation.All.SelectMany(static way => way.Actions), StringComparer.Ordinal);

    private readonly Lazy<Dictionary<string, IReadOnlyList<OpenEscalation>>> _ways = new(() => Find(compilation, token));

    /// <summary>Finds the way that a call belongs to.</summary>
    /// <param name="needed">What the call needs.</param>
    /// <returns>The way, or <see langword="null"/>.</returns>
    public Escalation? Of(IReadOnlyList<Permission> needed)
        => needed
            .Where(static permission => Actions.Contains(permission.Action))
            .SelectMany(permission => _ways.Value.TryGetValue(permission.Principal, out var ways) ? ways.Where(way => way.Way.Actions.Count > 1 && way.Place.Text == permission.Action) : [])
            .Select(static way => way.Way)
            .FirstOrDefault();

    private static Dictionary<string, IReadOnlyList<OpenEscalation>> Find(Compilation compilation, CancellationToken token)
        => PolicyBuilder.Build(OwnRecord.Read(compilation, token).Permissions.Where(static permission => permission.Tier == Tier.Required), PolicyOptions.Default, AwsCatalog.Default)
            .ToDictionary(static policy => policy.Principal, static policy => Find(policy.Document), StringComparer.Ordinal);

    private static IReadOnlyList<OpenEscalation> Find(PolicyDocument document)
        => PolicyTextReader.Read(PolicyWriter.Write(document), PolicyKind.Identity).Policy is { } policy ? OpenEscalation.Find(policy, AwsCatalog.Default) : [];
}
