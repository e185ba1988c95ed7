namespace IamAnalyzers.Benchmarks.Bounds;

/// <summary>A figure, and the most that it may be.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Measured">The figure.</param>
/// <param name="Limit">The most; <see langword="null"/> when the figure is only reported.</param>
/// <param name="Unit">What it is counted in; <c>ratio</c> for two figures of the same run.</param>
internal sealed record Bound(string Name, double Measured, double? Limit, string Unit)
{
    /// <summary>Whether the figure is within its bound.</summary>
    public bool IsMet => Limit is not { } limit || Measured <= limit;

    /// <summary>A figure without a bound.</summary>
    public static Bound Reported(string name, double measured, string unit) => new(name, measured, null, unit);

    /// <summary>Two figures of the same run.</summary>
    public static Bound Ratio(string name, double figure, double of, double limit) => new(name, figure / of, limit, "ratio");
}
