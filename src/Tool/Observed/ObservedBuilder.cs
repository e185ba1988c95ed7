using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Tool.Observed;

/// <summary>Counts events, one after the other, and compares them with what a program needs. What it keeps grows with principals and actions, not with events.</summary>
/// <param name="facts">What is known of events.</param>
internal sealed class ObservedBuilder(EventFacts facts)
{
    private const int MostPrincipals = 5000;

    private readonly Dictionary<string, PrincipalTally> _principals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _notCalls = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _unmapped = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _dataSources = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _sources = new(StringComparer.Ordinal);
    private TimeSpanOf _span;
    private long _events;

    /// <summary>Counts an event.</summary>
    public void Add(TrailEvent one)
    {
        _events++;
        _span = _span.With(one.Time);
        if (!one.IsCall)
        {
            Count(_notCalls, one.IdentityType == "AWSService" ? $"calls that {one.InvokedBy} makes for itself" : one.Type);
            return;
        }

        _sources.Add(EventSources.NameOf(one.Source));
        if (one.IsData) _dataSources.Add(EventSources.NameOf(one.Source));
        var principal = one.Principal.Length > 0 ? one.Principal : $"({(one.IdentityType.Length > 0 ? one.IdentityType : "no principal")})";
        if (!_principals.TryGetValue(principal, out var tally))
        {
            if (_principals.Count >= MostPrincipals) principal = "(more principals)";
            if (!_principals.TryGetValue(principal, out tally)) _principals.Add(principal, tally = new PrincipalTally());
        }

        var action = facts.Actions.Of(one);
        if (action is null) Count(_unmapped, $"{one.Source} {one.Name}");
        tally.Add(one, action, facts.Catalog);
    }

    /// <summary>Makes the report.</summary>
    /// <param name="needs">What the program needs, of every tier and for every principal.</param>
    /// <param name="isWanted">Which principals are compared, by their ARNs.</param>
    /// <returns>The report.</returns>
    public ObservedReport Report(IReadOnlyList<ProgramNeed> needs, Func<string, bool> isWanted)
    {
        string? WhyHidden(string action) => HiddenAction.Why(action, facts.Visibility.Of(action), _sources, _dataSources);
        var wanted = _principals.Where(one => isWanted(one.Key)).OrderByDescending(static one => one.Value.Events).ThenBy(static one => one.Key, StringComparer.Ordinal);
        return new(
            _span.First,
            _span.Last,
            _events,
            wanted.Select(one => one.Value.Compare(one.Key, PredictedAction.Of(needs, one.Key, facts.Catalog), WhyHidden)).ToEquatableArray(),
            Counts(_notCalls),
            Counts(_unmapped),
            _dataSources.ToEquatableArray())
        {
            OtherPrincipals = _principals.Where(one => !isWanted(one.Key)).OrderByDescending(static one => one.Value.Events).ThenBy(static one => one.Key, StringComparer.Ordinal).Select(static one => new EventCount(one.Key, one.Value.Events)).ToEquatableArray(),
        };
    }

    private static EquatableArray<EventCount> Counts(SortedDictionary<string, long> counts) => counts.Select(static one => new EventCount(one.Key, one.Value)).ToEquatableArray();

    private static void Count(SortedDictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
