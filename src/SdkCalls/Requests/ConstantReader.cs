using System.Globalization;
using IamAnalyzers.Core.Calls;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Requests;

/// <summary>Values that the code writes down: constants, enumeration members and the SDK's open enumerations.</summary>
internal static class ConstantReader
{
    /// <summary>Reads a constant.</summary>
    /// <returns>Its shape, or <see langword="null"/> when the value is not constant.</returns>
    public static Shape? Read(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return constant.Value is null ? Shape.Unset : Shape.Constant([Text(constant.Value, operation.Type)]);
        }

        return operation switch
        {
            // The wire value is inside the SDK's compiled code; the member's name is that value but for case and punctuation.
            IFieldReferenceOperation { Field: { IsStatic: true } field } when ValueTypes.IsConstantClass(field.Type) => Shape.Constant([field.Name]),
            IObjectCreationOperation { Arguments.Length: 1 } creation when ValueTypes.IsConstantClass(creation.Type)
                => Read(Operations.Unwrap(creation.Arguments[0].Value)) ?? Shape.Opaque(MemberState.Set, true),
            IConversionOperation { OperatorMethod: not null } conversion when ValueTypes.IsConstantClass(conversion.Type) => Read(Operations.Unwrap(conversion.Operand)),
            IDefaultValueOperation { Type: { } type } when !type.IsValueType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => Shape.Unset,
            _ => null,
        };
    }

    private static string Text(object value, ITypeSymbol? type)
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
