using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Tool.Denials;

namespace IamAnalyzers.Tool.Observed;

/// <summary>What one principal did, as it is counted.</summary>
internal sealed class PrincipalTally
{
    private readonly Dictionary<EventAction, ActionTally> _done = [];
    private readonly SortedDictionary<string, ActionTally> _refused = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(string Service, string Action), (long Count, long Refused)> _byServices = [];
    private readonly SortedDictionary<string, long> _free = new(StringComparer.Ordinal);
    private TimeSpanOf _span;

    /// <summary>How many calls it made, and services in its name.</summary>
    public long Events { get; private set; }

    /// <summary>Counts a call.</summary>
    /// <param name="action">What the event proves; <see langword="null"/> when it is not known.</param>
    /// <param name="catalog">The catalogue.</param>
    public void Add(TrailEvent one, EventAction? action, AwsCatalog catalog)
    {
        Events++;
        _span = _span.With(one.Time);
        var name = one.IsRefused ? RefusedAction(one, action, catalog) : action?.Name ?? "";
        if (one.InvokedBy.Length > 0 && IsService(one.InvokedBy))
        {
            if (name.Length == 0) return;
            var (count, refused) = _byServices.GetValueOrDefault((one.InvokedBy, name));
            _byServices[(one.InvokedBy, name)] = (count + 1, refused + (one.IsRefused ? 1 : 0));
            return;
        }

        if (one.IsRefused)
        {
            if (name.Length == 0) name = $"{one.Source} {one.Name}";
            if (!_refused.TryGetValue(name, out var tally)) _refused.Add(name, tally = new());
            tally.Add(one);
        }
        else if (action is { IsFree: true })
        {
            _free[$"{one.Source} {one.Name}"] = _free.GetValueOrDefault($"{one.Source} {one.Name}") + 1;
        }
        else if (action is not null)
        {
            if (!_done.TryGetValue(action, out var tally)) _done.Add(action, tally = new());
            tally.Add(one);
        }
    }

    /// <summary>Compares.</summary>
    /// <param name="principal">The ARN.</param>
    /// <param name="predicted">What it is predicted to need.</param>
    /// <param name="whyHidden">Why the files cannot show an action; <see langword="null"/> when they would.</param>
    public ObservedRole Compare(string principal, IReadOnlyDictionary<string, PredictedAction> predicted, Func<string, string?> whyHidden)
    {
        var seen = new SortedDictionary<string, ActionTally>(StringComparer.OrdinalIgnoreCase);
        var others = new SortedDictionary<string, ActionTally>(StringComparer.OrdinalIgnoreCase);
        foreach (var (action, tally) in _done)
        {
            // Of several actions that the call may have been checked for, the predicted ones explain it.
            string[] proved = [.. action.Checked.Concat(action.OneOf).Where(predicted.ContainsKey)];
            foreach (var name in proved) Merge(seen, name, tally);
            var isExplained = action.OneOf.Count > 0 ? action.OneOf.Any(predicted.ContainsKey) : predicted.ContainsKey(action.Name);
            if (!isExplained) Merge(others, action.Name, tally);
        }

        // What depends on what is deployed is no prediction; it only explains what is seen.
        var unseen = predicted.Values.Where(one => one.Tier != Tier.Deployment && !seen.ContainsKey(one.Action) && !_refused.ContainsKey(one.Action) && !_byServices.Keys.Any(key => key.Action.Equals(one.Action, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(static one => one.Action, StringComparer.Ordinal)
            .Select(one => new UnseenAction(one.Action, whyHidden(one.Action) ?? (one.IsOwn ? "" : HiddenAction.OnTheWay), one.Tier == Tier.Required))
            .ToList();
        return new(
            principal,
            _span.First,
            _span.Last,
            Events,
            Seen(seen),
            unseen.Where(static one => one.Why.Length == 0).ToEquatableArray(),
            unseen.Where(static one => one.Why.Length > 0).ToEquatableArray(),
            Seen(others),
            _refused.Select(one => new RefusedAction(one.Key, predicted.ContainsKey(one.Key), one.Value.Count, one.Value.Span.First, one.Value.Span.Last, one.Value.LastMessage)).ToEquatableArray(),
            _byServices.Select(one => new ServiceAction(one.Key.Service, one.Key.Action, predicted.ContainsKey(one.Key.Action), one.Value.Count, one.Value.Refused)).ToEquatableArray(),
            _free.Select(static one => new EventCount(one.Key, one.Value)).ToEquatableArray());
    }

    // The message of a refusal names the action; the event's own may be another one.
    private static string RefusedAction(TrailEvent one, EventAction? action, AwsCatalog catalog)
    {
        var said = one.ErrorMessage.Length > 0 ? DenialReader.Read(one.ErrorMessage).Denials.FirstOrDefault(static denial => denial.Action.Length > 0)?.Action : null;
        return said is null ? action?.Name ?? "" : catalog.FindAction(said)?.Name ?? said;
    }

    // A console session and CloudFormation's own agents call themselves so, too, but act for the principal as it asked.
    private static bool IsService(string invokedBy) => invokedBy.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) || invokedBy.Contains(".amazonaws.com.", StringComparison.OrdinalIgnoreCase) || invokedBy.Equals("AWS Internal", StringComparison.OrdinalIgnoreCase);

    private static void Merge(SortedDictionary<string, ActionTally> all, string action, ActionTally tally)
    {
        if (!all.TryGetValue(action, out var known)) all.Add(action, known = new());
        known.Add(tally);
    }

    private static EquatableArray<SeenAction> Seen(SortedDictionary<string, ActionTally> actions)
        => actions.Select(static one => new SeenAction(one.Key, one.Value.Count, one.Value.Failed, one.Value.Span.First, one.Value.Span.Last, one.Value.Names.ToEquatableArray())).ToEquatableArray();
}
