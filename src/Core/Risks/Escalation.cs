using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Core.Risks;

/// <summary>A published way to get more rights than a policy says.</summary>
/// <param name="Id">The id under which it is published.</param>
/// <param name="Actions">The actions that together allow it.</param>
/// <param name="Services">The service principals that receive the role, where one is passed; one is enough.</param>
public sealed record Escalation(string Id, IReadOnlyList<string> Actions, IReadOnlyList<string> Services)
{
    private const string Resource = "Escalations";
    private const string To = "to=";

    private static readonly Lazy<IReadOnlyList<Escalation>> Loaded = new(Load);

    /// <summary>All published ways, in the order of their file; the sources stand there.</summary>
    public static IReadOnlyList<Escalation> All => Loaded.Value;

    /// <summary>Whether another way needs all that this one needs, and more.</summary>
    /// <param name="other">The other way.</param>
    /// <returns><see langword="true"/> when this one says it already.</returns>
    public bool IsPartOf(Escalation other) => Actions.Count < other.Actions.Count && Actions.All(action => other.Actions.Contains(action, StringComparer.Ordinal));

    private static List<Escalation> Load()
    {
        var all = new List<Escalation>();
        foreach (var line in CatalogResource.ReadRows(Resource))
        {
            var words = line.Split(' ');
            var services = words.FirstOrDefault(static word => word.StartsWith(To, StringComparison.Ordinal))?.Substring(To.Length).Split('|') ?? [];
            all.Add(new(words[0], [.. words.Skip(1).Where(static word => !word.StartsWith(To, StringComparison.Ordinal))], services));
        }

        return all;
    }
}
