using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>The framework's ways to reach a method by reflection.</summary>
internal static class ReflectionNames
{
    private static readonly string[] Looked =
    [
        "CreateDelegate", "DeclaredMembers", "DeclaredMethods", "FindMembers", "GetDeclaredMethod", "GetDeclaredMethods", "GetInterfaceMap", "GetMember", "GetMembers",
        "GetMethod", "GetMethods", "GetRuntimeMethod", "GetRuntimeMethods", "InvokeMember",
    ];

    private static readonly HashSet<string> All = new([.. Looked, "Invoke"], StringComparer.Ordinal);

    /// <summary>Those that look a method up.</summary>
    public static IReadOnlyList<string> MethodLookups => Looked;

    /// <summary>Their simple names.</summary>
    public static IReadOnlyCollection<string> Lookups => All;

    /// <summary>Whether a simple name is one of them.</summary>
    public static bool IsLookup(string name) => All.Contains(name);

    /// <summary>Whether a symbol is one of them.</summary>
    public static bool IsReflection(ISymbol symbol)
        => IsLookup(symbol.Name)
            && symbol.ContainingType is { } type
            && SymbolNames.FullName(type) is "System.Type" or "System.Delegate" or "System.Reflection.MethodBase" or "System.Reflection.MethodInfo"
                or "System.Reflection.TypeInfo" or "System.Reflection.RuntimeReflectionExtensions" or "System.Reflection.TypeExtensions";
}
