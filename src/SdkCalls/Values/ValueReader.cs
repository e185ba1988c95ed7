using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Expressions → the texts that they can give, with holes where the code does not tell. For one call.</summary>
internal sealed class ValueReader(FlowState state) : ValueFlow<ValueSet>(state)
{
    protected override ValueSet Unknown => ValueSet.Unknown;

    protected override ValueSet Nothing => ValueSet.Nothing;

    protected override ValueSet Null => ValueSet.Null;

    /// <summary>Reads a value.</summary>
    public ValueSet Read(IOperation operation) => Follow(operation, 0);

    /// <summary>A value as a piece of a text: what formatting without a culture's say makes of it.</summary>
    public ValueSet ReadText(IOperation operation, int callers)
    {
        operation = Operations.UnwrapSame(operation);
        var type = operation.Type;
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return constant.Value switch
            {
                null => ValueSet.Constant(""),
                string or char => ValueSet.Constant(constant.Value.ToString()!),
                bool truth => ValueSet.Constant(truth ? "True" : "False"),
                _ when Operations.IsInteger(type) || type is { TypeKind: TypeKind.Enum } => Positive(ValueSet.Constant(ConstantReader.Text(constant.Value, type))),
                _ => ValueSet.Unknown,
            };
        }

        if (type?.SpecialType == SpecialType.System_String) return Follow(operation, callers);
        return Operations.IsInteger(type) ? Positive(Follow(operation, callers)) : ValueSet.Unknown;
    }

    /// <summary>The text of a value that has exactly one, such as a key of the configuration.</summary>
    public string? OnlyText(IOperation operation, int callers) => Follow(operation, callers).OnlyConstant;

    protected override ValueSet Either(ValueSet left, ValueSet right) => ValueSet.Either(left, right);

    protected override ValueSet Coalesce(ValueSet first, Func<ValueSet> second)
    {
        if (first.IsUnknown || !first.CanBeNull) return first;
        return ValueSet.Either(first.WithoutNull(), second());
    }

    protected override ValueSet Default(IParameterSymbol parameter)
        => parameter.ExplicitDefaultValue is { } value ? ValueSet.Constant(ConstantReader.Text(value, parameter.Type)) : ValueSet.Null;

    protected override ValueSet Read(IOperation operation, int callers)
    {
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return constant.Value is null ? ValueSet.Null : ValueSet.Constant(ConstantReader.Text(constant.Value, operation.Type));
        }

        return operation switch
        {
            // The wire value is inside the SDK's compiled code; the member's name is that value but for case and punctuation.
            IFieldReferenceOperation { Field: { IsStatic: true } field } when ValueTypes.IsConstantClass(field.Type) => ValueSet.Constant(field.Name),
            IFieldReferenceOperation { Field: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } } => ValueSet.Constant(""),
            IObjectCreationOperation { Arguments.Length: 1 } creation when ValueTypes.IsConstantClass(creation.Type) => Follow(creation.Arguments[0].Value, callers),
            IConversionOperation { OperatorMethod: not null } conversion when ValueTypes.IsConstantClass(conversion.Type) => Follow(conversion.Operand, callers),
            IDefaultValueOperation { Type: { } type } when !type.IsValueType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => ValueSet.Null,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum
                => ValueSet.Concat(ReadText(sum.LeftOperand, callers), ReadText(sum.RightOperand, callers)),
            ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum
                => ValueSet.Concat(ReadText(sum.Target, callers), ReadText(sum.Value, callers)),
            IInterpolatedStringOperation text => ReadInterpolated(text, callers),
            IInvocationOperation call => new TextCalls(this, callers).Read(call) ?? ReadInput(operation, callers),
            IPropertyReferenceOperation { Property.Name: "QueueUrl", Instance: { } response } when QueueUrls.NameOf(response) is { } queue && Follow(queue, callers) is { IsUnknown: false } name
                => ValueSet.Concat(ValueSet.Unknown, ValueSet.Concat(ValueSet.Constant("/"), name)),
            IPropertyReferenceOperation { Instance: { } owner } property when ValueTypes.IsModel(property.Property.ContainingType) && ReadMember(owner, property, callers) is { IsUnknown: false } known => known,
            _ => ReadInput(operation, callers),
        };
    }

    // A member of a request or of a part of one, as it is where it is read. One that nothing sets may have a value of the SDK's.
    private ValueSet ReadMember(IOperation owner, IPropertyReferenceOperation property, int callers)
        => State.Asking(null, () => new ObjectReader(State, this).ReadAt(owner, property.Syntax, callers).Member(property.Property.Name)) is { State: not MemberState.Unset } member
            ? ValueSet.Of(member)
            : ValueSet.Unknown;

    protected override bool IsUnknown(ValueSet value) => value.IsUnknown;

    private ValueSet ReadInput(IOperation operation, int callers) => new InputReader(this, Code, Token).Read(operation, callers);

    private ValueSet ReadInterpolated(IInterpolatedStringOperation text, int callers)
    {
        // A handler of somebody's own, or a text that a culture formats later.
        if (text.Type?.SpecialType is not (SpecialType.System_String or null)) return ValueSet.Unknown;
        var all = ValueSet.Constant("");
        foreach (var part in text.Parts)
        {
            all = ValueSet.Concat(all, part switch
            {
                IInterpolatedStringTextOperation literal => literal.Text.ConstantValue is { HasValue: true, Value: string known } ? ValueSet.Constant(known) : ValueSet.Unknown,
                IInterpolationOperation hole => IsPlain(hole) ? ReadText(hole.Expression, callers) : ValueSet.Unknown,
                _ => ValueSet.Unknown,
            });
        }

        return all;
    }

    // A format does nothing to a text, but an alignment pads it.
    private static bool IsPlain(IInterpolationOperation hole)
        => hole.Alignment is null && (hole.FormatString is null || Operations.Unwrap(hole.Expression).Type?.SpecialType == SpecialType.System_String);

    // A culture may write another minus sign.
    private static ValueSet Positive(ValueSet values)
        => values.IsUnknown || values.Items.Any(static item => !item.IsConstant || item.Fill(static _ => "").StartsWith("-", StringComparison.Ordinal)) ? ValueSet.Unknown : values;
}
