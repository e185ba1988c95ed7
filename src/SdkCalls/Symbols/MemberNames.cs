using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Symbols;

/// <summary>Names of parameters and of the request members that they stand for.</summary>
internal static class MemberNames
{
    /// <summary>A parameter's name as the member that it sets.</summary>
    public static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>The member of a type that a parameter sets, by its name whatever the capitals: <c>awsAccountIds</c> sets <c>AWSAccountIds</c>.</summary>
    public static string? MemberOf(ITypeSymbol type, string parameter)
    {
        for (var ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            var member = ancestor.GetMembers().FirstOrDefault(member => member.Kind == SymbolKind.Property && string.Equals(member.Name, parameter, StringComparison.OrdinalIgnoreCase));
            if (member is not null) return member.Name;
        }

        return null;
    }

    /// <summary>Whether a type or one of its bases has a property.</summary>
    public static bool HasProperty(ITypeSymbol type, string name) => MemberOf(type, name) is not null;
}
