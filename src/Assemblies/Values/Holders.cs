using IamAnalyzers.Assemblies.Metadata;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>Types of .NET that only hold a value, such as a task or a nullable value: who has one has what it holds.</summary>
internal static class Holders
{
    private static readonly string[] Kept =
    [
        "System.Func`", "System.Action`", "System.Predicate`", "System.Comparison`", "System.Nullable`", "System.ValueTuple`", "System.Tuple`", "System.Span`", "System.ReadOnlySpan`",
        "System.Memory`", "System.ReadOnlyMemory`", "System.IEquatable`", "System.Array", "System.Runtime.CompilerServices.", "System.Threading.Tasks.", "System.Collections.", "System.Linq.",
    ];

    /// <summary>Whether a type makes no objects of its type arguments.</summary>
    public static bool Keep(TypeKey type) => Kept.Any(start => type.Name.StartsWith(start, StringComparison.Ordinal));

    /// <summary>Whether a constructor makes a holder of the last value that it is given.</summary>
    public static bool IsMadeOfItsValue(MethodUse constructor)
        => (constructor.Type.Name is "System.Nullable`1" or "System.Threading.Tasks.ValueTask`1" && constructor.Parameters.Count == 1)
            || (constructor.Type.Name == "System.Collections.Generic.KeyValuePair`2" && constructor.Parameters.Count == 2)
            || (constructor is { Type.Name: "System.Uri", Parameters: [{ Text: "System.String" }] });

    /// <summary>Whether a method returns what its first argument holds, or the argument.</summary>
    public static bool Returns(MethodUse method)
        => method.Type.Name switch
        {
            "System.Nullable`1" => method.Name is "get_Value" or "GetValueOrDefault" or "op_Implicit",
            "System.Collections.Generic.KeyValuePair`2" => method.Name == "get_Value",
            "System.Threading.Tasks.Task" or "System.Threading.Tasks.ValueTask" => method.Name == "FromResult",
            "System.Threading.Tasks.Task`1" or "System.Threading.Tasks.ValueTask`1" => method.Name is "GetAwaiter" or "ConfigureAwait" or "get_Result" or "AsTask",
            var name when name.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal) && (name.Contains("Awaiter") || name.Contains("Awaitable")) => method.Name is "GetAwaiter" or "GetResult",
            _ => false,
        };
}
