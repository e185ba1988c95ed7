using IamAnalyzers.Core.Catalog;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>The name of an operation inside the name of a method.</summary>
internal static class MethodStems
{
    /// <summary>The stems to look up, likeliest first.</summary>
    public static IEnumerable<string> Of(IMethodSymbol method) => SdkMethodStems.Of(method.Name, method.ReturnType.Name);

    /// <summary>Whether the method only collects the result of a call that <c>Begin</c> made.</summary>
    public static bool IsEnd(IMethodSymbol method)
        => method.Name.StartsWith("End", StringComparison.Ordinal)
            && method.Parameters.Length == 1
            && method.Parameters[0].Type.Name == "IAsyncResult";
}
