namespace IamAnalyzers.Core.Catalog;

/// <summary>The name of an operation inside the name of an SDK method.</summary>
public static class SdkMethodStems
{
    private const string Async = "Async";
    private const string Begin = "Begin";

    /// <summary>
    /// The stems to look up, likeliest first. Operations exist that end in <c>Async</c> or start with <c>Begin</c>
    /// themselves (Lambda's InvokeAsync, RDSData's BeginTransaction), so what the method returns decides first.
    /// </summary>
    /// <param name="method">The method's name.</param>
    /// <param name="returns">The simple name of the type that it returns, without arity: <c>Task</c>.</param>
    /// <returns>The stems, such as <c>PutObject</c>.</returns>
    public static IEnumerable<string> Of(string method, string returns)
    {
        var isTask = returns is "Task" or "ValueTask";
        if (isTask && TryCut(method, out var awaited)) yield return awaited;
        if (returns == "IAsyncResult" && method.StartsWith(Begin, StringComparison.Ordinal)) yield return method.Substring(Begin.Length);
        yield return method;
        if (!isTask && TryCut(method, out var cut)) yield return cut;
    }

    /// <summary>A method's name without <c>Async</c>, where nothing more is known of it.</summary>
    /// <param name="method">The method's name.</param>
    /// <returns>The stem.</returns>
    public static string Simple(string method) => TryCut(method, out var cut) ? cut : method;

    private static bool TryCut(string name, out string cut)
    {
        var has = name.Length > Async.Length && name.EndsWith(Async, StringComparison.Ordinal);
        cut = has ? name.Substring(0, name.Length - Async.Length) : name;
        return has;
    }
}
