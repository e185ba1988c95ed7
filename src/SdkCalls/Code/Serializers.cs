using IamAnalyzers.Core.Calls;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>What a program uses that makes objects without their constructors, or sets members that no other code can set.</summary>
/// <param name="AreUninitialized">Whether it makes objects of any type without a constructor.</param>
/// <param name="AreOfContracts">Whether it restores objects that are marked for that.</param>
/// <param name="SetPrivateMembers">Whether a binder, resolver or mapper is told to set private members, too.</param>
internal sealed record Serializers(bool AreUninitialized, bool AreOfContracts, bool SetPrivateMembers)
{
    /// <summary>Whether an object of a type may be made without running a constructor or initializer.</summary>
    /// <param name="type">The type.</param>
    /// <param name="code">The program's source.</param>
    public static bool MakeUninitialized(INamedTypeSymbol type, CodeIndex code)
        => Of(code) is var own && (own.AreUninitialized || (own.AreOfContracts && (Has(type, "DataContractAttribute") || Has(type, "SerializableAttribute"))));

    /// <summary>
    /// Whether what fills objects of a type may set their private members, too, though these have no attribute: a binder or resolver that is told to, a mapper, or what restores all
    /// fields of a <c>[Serializable]</c> type.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="code">The program's source.</param>
    public static bool FillPrivateMembers(INamedTypeSymbol type, CodeIndex code)
        => Of(code) is var own && (own.SetPrivateMembers || (own.AreOfContracts && Has(type, "SerializableAttribute")));

    private static Serializers Of(CodeIndex code)
        => code.Once(code.Assembly, static own => new Serializers(
            Names(own, [SerializerNames.Uninitialized]),
            Names(own, SerializerNames.OfContracts),
            Names(own, SerializerNames.OfPrivateMembers) || Names(own, SerializerNames.Mappers)));

    private static bool Names(CodeIndex code, IReadOnlyList<string> names) => names.Any(name => code.NamesIn(code.Everywhere, name).Any());

    private static bool Has(INamedTypeSymbol type, string attribute) => type.GetAttributes().Any(one => one.AttributeClass?.Name == attribute);
}
