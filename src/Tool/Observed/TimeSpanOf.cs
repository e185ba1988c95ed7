namespace IamAnalyzers.Tool.Observed;

/// <summary>The first and the last of several times.</summary>
/// <param name="First">The first; <see langword="null"/> without any.</param>
/// <param name="Last">The last.</param>
internal readonly record struct TimeSpanOf(DateTimeOffset? First, DateTimeOffset? Last)
{
    /// <summary>The span with one time more.</summary>
    /// <param name="time">The time; <see langword="null"/> for an event that does not say.</param>
    public TimeSpanOf With(DateTimeOffset? time)
        => time is null ? this : new(First is null || time < First ? time : First, Last is null || time > Last ? time : Last);
}
