using IamAnalyzers.Core.Calls;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>What makes objects without their constructors, and what sets members that no other code can set.</summary>
internal static class Serializers
{
    /// <summary>Whether an object of a type may be made without running a constructor or initializer.</summary>
    /// <param name="type">The type.</param>
    /// <param name="code">The program's source.</param>
    public static bool MakeUninitialized(INamedTypeSymbol type, CodeIndex code)
        => Names(code, SerializerNames.Uninitialized) || ((Has(type, "DataContractAttribute") || Has(type, "SerializableAttribute")) && SerializerNames.OfContracts.Any(name => Names(code, name)));

    /// <summary>
    /// Whether what fills objects of a type may set their private members, too, though these have no attribute: a binder or resolver that is told to, or what restores all fields of a
    /// <c>[Serializable]</c> type.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="code">The program's source.</param>
    public static bool FillPrivateMembers(INamedTypeSymbol type, CodeIndex code)
        => SerializerNames.Mappers.Any(name => Names(code, name)) || SerializerNames.OfPrivateMembers.Any(name => Names(code, name)) || (Has(type, "SerializableAttribute") && SerializerNames.OfContracts.Any(name => Names(code, name)));

    private static bool Names(CodeIndex code, string name) => code.NamesIn(code.Everywhere, name).Any();

    private static bool Has(INamedTypeSymbol type, string attribute) => type.GetAttributes().Any(one => one.AttributeClass?.Name == attribute);
}
