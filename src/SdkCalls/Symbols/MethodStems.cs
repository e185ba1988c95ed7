using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>The name of an operation inside the name of a method.</summary>
internal static class MethodStems
{
    private const string Async = "Async";
    private const string Begin = "Begin";

    /// <summary>
    /// The stems to look up, likeliest first. Operations exist that end in <c>Async</c> or start with <c>Begin</c>
    /// themselves (Lambda's InvokeAsync, RDSData's BeginTransaction), so what the method returns decides first.
    /// </summary>
    public static IEnumerable<string> Of(IMethodSymbol method)
    {
        var name = method.Name;
        var isTask = IsTask(method.ReturnType);
        if (isTask && TryCut(name, out var awaited)) yield return awaited;
        if (method.ReturnType.Name == "IAsyncResult" && name.StartsWith(Begin, StringComparison.Ordinal)) yield return name.Substring(Begin.Length);
        yield return name;
        if (!isTask && TryCut(name, out var cut)) yield return cut;
    }

    /// <summary>Whether the method only collects the result of a call that <c>Begin</c> made.</summary>
    public static bool IsEnd(IMethodSymbol method)
        => method.Name.StartsWith("End", StringComparison.Ordinal)
            && method.Parameters.Length == 1
            && method.Parameters[0].Type.Name == "IAsyncResult";

    /// <summary>A method's simple name without <c>Async</c>, where no symbol tells more.</summary>
    public static string Simple(string name) => TryCut(name, out var cut) ? cut : name;

    private static bool TryCut(string name, out string cut)
    {
        var has = name.Length > Async.Length && name.EndsWith(Async, StringComparison.Ordinal);
        cut = has ? name.Substring(0, name.Length - Async.Length) : name;
        return has;
    }

    private static bool IsTask(ITypeSymbol type) => type.Name is "Task" or "ValueTask";
}
