using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>Names of parameters and of the request members that they stand for.</summary>
internal static class MemberNames
{
    /// <summary>A parameter's name as the member that it sets.</summary>
    public static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>Whether a type or one of its bases has a property.</summary>
    public static bool HasProperty(ITypeSymbol type, string name)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.GetMembers(name).Any(static member => member.Kind == SymbolKind.Property)) return true;
        }

        return false;
    }
}
