using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>The name of a type that the program asks for: <c>typeof(T).Name</c>, <c>order.GetType().FullName</c>. For one call.</summary>
internal sealed class TypeNames(FlowState state)
{
    private const int MaxTypes = 16;

    /// <summary>Reads a property of a <c>System.Type</c>.</summary>
    /// <returns>Its values; <see langword="null"/> when it is no name of a type that the code shows.</returns>
    public ValueSet? Read(IPropertyReferenceOperation property, int callers)
    {
        Func<INamedTypeSymbol, string?>? name = property.Property.Name switch
        {
            "Name" => static type => type.MetadataName,
            "FullName" => FullName,
            _ => null,
        };
        if (name is null || SymbolNames.FullName(property.Property.ContainingType) is not ("System.Type" or "System.Reflection.MemberInfo")) return null;
        if (property.Instance is not { } instance || new OriginFlow(state).Follow(instance, callers).Items is not { Count: > 0 } origins) return null;
        var all = ValueSet.Nothing;
        foreach (var origin in origins)
        {
            if (state.Within(origin.Frame, state.Moment, () => TypesOf(origin.Maker, callers)) is not { Count: > 0 and <= MaxTypes } types) return null;
            foreach (var type in types)
            {
                if (!HasName(type) || name((INamedTypeSymbol)type) is not { } text) return null;
                all = ValueSet.Either(all, ValueSet.Constant(text));
            }
        }

        return all;
    }

    /// <summary>Whether an expression gives the description of a type.</summary>
    public static bool IsType(IOperation operation)
        => operation is ITypeOfOperation or IInvocationOperation { Instance: not null, TargetMethod: { Name: "GetType", Parameters.IsEmpty: true, ContainingType.SpecialType: SpecialType.System_Object } };

    private IReadOnlyList<ITypeSymbol>? TypesOf(IOperation maker, int callers)
        => maker switch
        {
            ITypeOfOperation asked => new TypeArguments(state).Of(asked.TypeOperand),
            IInvocationOperation { Instance: { } instance } => OfObject(Operations.Unwrap(instance), callers),
            _ => null,
        };

    // The types that an object may be of: its own where nothing derives from it, those that derive from it in sight, or what makes it.
    private List<ITypeSymbol>? OfObject(IOperation instance, int callers)
    {
        if (instance.Type is not INamedTypeSymbol { IsGenericType: false, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } type) return null;
        if (type.IsSealed && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum) return [type];
        if (instance is IInstanceReferenceOperation) return Descendants.Of(type, state.Code, state.Token).Types is { } derived ? [.. derived.Append(type).Where(static one => !one.IsAbstract)] : null;
        return new OriginFlow(state).Follow(instance, callers).Items is { Count: > 0 } origins && origins.All(static origin => origin.Maker is IObjectCreationOperation)
            ? [.. origins.Select(static origin => origin.Maker.Type!)]
            : null;
    }

    // The compiler gives the others names of its own.
    private static bool HasName(ITypeSymbol type)
        => type is INamedTypeSymbol { IsAnonymousType: false, IsFileLocal: false, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface or TypeKind.Enum or TypeKind.Delegate, SpecialType: not (SpecialType.System_IntPtr or SpecialType.System_UIntPtr) };

    // That of a generic type names the assemblies of its arguments.
    private static string? FullName(INamedTypeSymbol type)
        => type.IsGenericType ? null
            : type.ContainingType is { } outer ? FullName(outer) is { } around ? around + "+" + type.MetadataName : null
            : SymbolNames.NamespaceOf(type) is { Length: > 0 } space ? space + "." + type.MetadataName : type.MetadataName;
}
