using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Values that the compiler knows: constants and enumeration members.</summary>
internal static class ConstantReader
{
    /// <summary>Reads a constant.</summary>
    /// <returns>Its shape, or <see langword="null"/> when the value is not constant.</returns>
    public static AbstractValue? Read(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return constant.Value is null ? AbstractValue.Unset : AbstractValue.Constant(Text(constant.Value, operation.Type));
        }

        return operation is IDefaultValueOperation { Type: { } type } && (!type.IsValueType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) ? AbstractValue.Unset : null;
    }

    /// <summary>The name that an enumeration's value is written by; the number where no member has it.</summary>
    /// <returns>The name; <see langword="null"/> where several members have the value, or it is put together of flags.</returns>
    public static string? NameOf(object value, ITypeSymbol type)
    {
        var number = Convert.ToString(value, CultureInfo.InvariantCulture);
        var names = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue && Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture) == number).ToList();
        return names.Count switch
        {
            1 => names[0].Name,
            0 when !type.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "FlagsAttribute") => number,
            _ => null,
        };
    }

    /// <summary>The text of a constant: of an enumeration the member's name, else what C# writes.</summary>
    public static string Text(object value, ITypeSymbol? type)
    {
        if (type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T) type = ((INamedTypeSymbol)type).TypeArguments[0];
        if (type is { TypeKind: TypeKind.Enum })
        {
            var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value));
            if (member is not null) return member.Name;
        }

        return value switch
        {
            bool truth => truth ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
    }
}
