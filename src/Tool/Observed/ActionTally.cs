namespace IamAnalyzers.Tool.Observed;

/// <summary>How often an action was seen.</summary>
internal sealed class ActionTally
{
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>How many calls.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them failed for another reason than a permission.</summary>
    public long Failed { get; private set; }

    /// <summary>When.</summary>
    public TimeSpanOf Span { get; private set; }

    /// <summary>The text of the last refusal.</summary>
    public string LastMessage { get; private set; } = "";

    /// <summary>The names of the events, sorted.</summary>
    public IReadOnlyCollection<string> Names => _names;

    /// <summary>Counts an event.</summary>
    public void Add(TrailEvent one)
    {
        Count++;
        if (one.ErrorCode.Length > 0 && !one.IsRefused) Failed++;
        Span = Span.With(one.Time);
        _names.Add(one.Name);
        if (one.IsRefused && one.ErrorMessage.Length > 0) LastMessage = one.ErrorMessage;
    }

    /// <summary>Adds what was counted apart.</summary>
    public void Add(ActionTally other)
    {
        Count += other.Count;
        Failed += other.Failed;
        Span = Span.With(other.Span.First).With(other.Span.Last);
        _names.UnionWith(other._names);
    }
}
