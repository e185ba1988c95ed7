using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Which types and methods have to do with building a text.</summary>
internal static class TextBuilding
{
    private static readonly HashSet<string> Builders = new(StringComparer.Ordinal) { "StringBuilder", "StringWriter", "DefaultInterpolatedStringHandler" };

    // What else holds a text: characters, bytes, and what formats one.
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal)
        { "Span", "ReadOnlySpan", "ReadOnlyMemory", "Memory", "FormattableString", "CompositeFormat", "AppendInterpolatedStringHandler" };

    private static readonly HashSet<string> Names = new(TextBuilding<object>.Ways.Keys.Select(static key => key.Substring(key.IndexOf('.') + 1)), StringComparer.Ordinal);

    /// <summary>Whether an object of a type is put together to a text by calls.</summary>
    public static bool IsBuilder(ITypeSymbol? type) => type is { Name: var name } && Builders.Contains(name) && SymbolNames.IsOfSystem(type);

    /// <summary>Whether a value of a type is a text in another form.</summary>
    public static bool IsText(ITypeSymbol? type)
        => IsArray(type)
            || (type is not null && (Builders.Contains(type.Name) || Texts.Contains(type.Name)) && SymbolNames.IsOfSystem(type));

    /// <summary>Whether a type is an array of characters or bytes.</summary>
    public static bool IsArray(ITypeSymbol? type) => type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Char or SpecialType.System_Byte };

    /// <summary>Whether a method of that name may build a text: asked before its symbol, which costs more.</summary>
    public static bool CanBe(string method) => Names.Contains(method);

    /// <summary>Whether a method builds a text.</summary>
    public static bool IsWay(IMethodSymbol method) => TextBuilding<object>.Ways.ContainsKey(method.ContainingType.Name + "." + method.Name) && SymbolNames.IsOfSystem(method.ContainingType);

    /// <summary>Whether a method changes the builder that it is called on, in a way that is known.</summary>
    public static bool Changes(string method) => CanBe(method) && method is not ("ToString" or "AsSpan" or "ToArray" or "Create" or "Format" or "Concat" or "Join");
}
