using IamAnalyzers.Core.Calls;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>Expressions → the texts that they can give, with holes where the code does not tell. For one call.</summary>
internal sealed class ValueReader(FlowState state) : TextFlow<ValueSet>(state)
{
    protected override ValueSet Unknown => ValueSet.Unknown;

    protected override ValueSet Nothing => ValueSet.Nothing;

    protected override ValueSet Null => ValueSet.Null;

    /// <summary>Reads a value.</summary>
    public ValueSet Read(IOperation operation) => Follow(operation, 0);

    protected override ValueSet Either(ValueSet left, ValueSet right) => ValueSet.Either(left, right);

    protected override ValueSet Coalesce(ValueSet first, Func<ValueSet> second)
    {
        if (first.IsUnknown || !first.CanBeNull) return first;
        return ValueSet.Either(first.WithoutNull(), second());
    }

    // _name ??= Find(); return _name;
    protected override ValueSet Returned(IOperation value, ValueSet found)
        => found.CanBeNull && NullPromise.Of(value) == NullableAnnotation.Annotated && NullPromise.IsBelieved(value, Token) ? found.WithoutNull() : found;

    protected override ValueSet Default(IParameterSymbol parameter)
        => parameter.ExplicitDefaultValue is { } value ? ValueSet.Constant(ConstantReader.Text(value, parameter.Type)) : ValueSet.Null;

    protected override ValueSet Constant(string text, SyntaxNode? source) => ValueSet.Constant(text);

    public override ValueSet Literal(string text, SyntaxNode source) => ValueSet.Constant(text);

    public override ValueSet Concat(IReadOnlyList<ValueSet> parts) => parts.Aggregate(ValueSet.Constant(""), ValueSet.Concat);

    public override ValueSet Changed(ValueSet text) => ValueSet.Unknown;

    public override ValueSet Rewrite(ValueSet text, Func<string, IReadOnlyList<TextPart<ValueSet>>?> rewrite, RewriteUnit unit)
        => unit == RewriteUnit.Character ? text.Rewrite(known => Rewritten(known, rewrite)) : text.Replace(known => Rewritten(known, rewrite));

    private ValueSet? Rewritten(string known, Func<string, IReadOnlyList<TextPart<ValueSet>>?> rewrite)
        => rewrite(known) is { } parts ? Concat([.. parts.Select(part => part.Inserted ?? ValueSet.Constant(part.Text ?? known.Substring(part.Start, part.Length)))]) : null;

    public override ValueSet Trim(ValueSet text, char[] characters, bool isAtStart, bool isAtEnd)
    {
        if (isAtStart) text = text.MapEnd(true, part => part.TrimStart(characters));
        return isAtEnd ? text.MapEnd(false, part => part.TrimEnd(characters)) : text;
    }

    // A culture may write another minus sign.
    public override ValueSet Number(ValueSet number)
        => number.IsUnknown || number.Items.Any(static item => !item.IsConstant || item.Fill(static _ => "").StartsWith("-", StringComparison.Ordinal)) ? ValueSet.Unknown : number;

    public override string? OnlyText(ValueSet text) => text.OnlyConstant;

    protected override ValueSet? ReadConstant(IOperation operation, int callers)
        => operation.ConstantValue is not { HasValue: true } constant ? null
            : constant.Value is null ? ValueSet.Null
            : operation.Type is { TypeKind: TypeKind.Enum } named ? ConstantReader.NameOf(constant.Value, named) is { } name ? ValueSet.Constant(name) : ValueSet.Unknown
            : ValueSet.Constant(ConstantReader.Text(constant.Value, operation.Type));

    protected override ValueSet ReadOther(IOperation operation, int callers)
    {
        return operation switch
        {
            // The wire value is inside the SDK's compiled code; the member's name is that value but for case and punctuation.
            IFieldReferenceOperation { Field: { IsStatic: true } field } when ValueTypes.IsConstantClass(field.Type) => ValueSet.Constant(field.Name),
            IObjectCreationOperation { Arguments.Length: 1 } creation when ValueTypes.IsConstantClass(creation.Type) => Follow(creation.Arguments[0].Value, callers),
            IConversionOperation { OperatorMethod: not null } conversion when ValueTypes.IsConstantClass(conversion.Type) => Follow(conversion.Operand, callers),
            IDefaultValueOperation { Type: { } type } when !type.IsValueType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => ValueSet.Null,
            IPropertyReferenceOperation property when Answers.Find(property, Code, Token) is { } answer => new AnswerReader(State, this).Read(answer.Call, answer.Text, callers),
            IPropertyReferenceOperation property when new TypeNames(State).Read(property, callers) is { } name => name,
            IPropertyReferenceOperation property when Uris.Read(property, this, State, callers) is { } part => part,
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
}
