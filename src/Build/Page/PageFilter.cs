namespace IamAnalyzers.Build.Page;

/// <summary>A filter of the page: a button, and a class of the actions that fit.</summary>
/// <param name="Class">The class.</param>
/// <param name="Name">What the button says.</param>
/// <param name="Fits">Whether an action fits.</param>
internal sealed record PageFilter(string Class, string Name, Func<PageAction, bool> Fits)
{
    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<PageFilter> All { get; } =
    [
        new("excess", "More than needed", static action => action.IsExcess),
        new("new", "New", static action => action.IsNew),
        new("risky", "Risky", static action => action.IsRisky),
        new("wide", "All resources", static action => action.IsWide),
        new("writes", "Writes", static action => action.Writes),
        new("conditional", "Conditional", static action => action.IsConditional),
    ];
}
