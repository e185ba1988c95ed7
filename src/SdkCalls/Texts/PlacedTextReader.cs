using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Texts;

/// <summary>Expressions → the texts that they build, each piece with the place where it is written. For one expression.</summary>
/// <param name="state">Where the reading stands.</param>
/// <param name="readsSeen">
/// Whether of what code out of sight may give a value, too (a public method's parameter, a public property), the values in sight are read.
/// </param>
internal sealed class PlacedTextReader(FlowState state, bool readsSeen = false) : TextFlow<PlacedText>(state)
{
    public PlacedTextReader(CodeIndex code, CancellationToken token, bool readsSeen = false)
        : this(new FlowState(code, token), readsSeen)
    {
    }

    /// <summary>Reads an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="model">The model of its file.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Its text.</returns>
    public static PlacedText Read(ExpressionSyntax expression, SemanticModel model, CancellationToken token)
        => new PlacedTextReader(CodeIndex.For(model, new Dependencies()), token).Read(expression);

    /// <summary>Reads an expression.</summary>
    public PlacedText Read(ExpressionSyntax expression)
        => Code.OperationOf(expression, Token) is { } operation ? ReadText(operation, 0).From(expression) : PlacedText.Hole;

    protected override bool TakesSeen => readsSeen;

    protected override PlacedText Unknown => PlacedText.Hole;

    protected override PlacedText Nothing => PlacedText.Empty;

    protected override PlacedText Null => PlacedText.Empty;

    protected override PlacedText Again { get; } = new([TextPiece.Again]);

    public override PlacedText Literal(string text, SyntaxNode source) => new([TextPiece.Literal(text, source)]);

    public override PlacedText Concat(IReadOnlyList<PlacedText> parts) => PlacedText.Concat(parts);

    // It may be what it was: that is read, and what is not known of it is a hole.
    public override PlacedText Changed(PlacedText text) => PlacedText.Concat([text, PlacedText.Hole]);

    public override PlacedText Rewrite(PlacedText text, Func<string, IReadOnlyList<TextPart<PlacedText>>?> rewrite, RewriteUnit unit)
    {
        if (text.Pieces is [{ Choices: { } only }]) return only.Select(choice => Rewrite(choice, rewrite, unit)).Aggregate(Either);
        if (unit != RewriteUnit.Whole && text.Pieces.Any(static piece => piece.Choices is not null)) text = new([.. text.Pieces.Select(piece => InChoices(piece, rewrite))]);
        if (unit == RewriteUnit.Whole && !text.IsWhole) return Changed(text);
        return rewrite(text.Text) is { } parts
            ? PlacedText.Concat(parts.Select(part => part.Inserted ?? text.Part(part.Start, part.Length, part.Text)))
            : Changed(text);
    }

    private TextPiece InChoices(TextPiece piece, Func<string, IReadOnlyList<TextPart<PlacedText>>?> rewrite)
        => piece.Choices is { } choices ? TextPiece.OneOf([.. choices.Select(choice => Rewrite(choice, rewrite, RewriteUnit.Piece))]) : piece;

    public override PlacedText Trim(PlacedText text, char[] characters, bool isAtStart, bool isAtEnd)
    {
        var known = text.Text;
        var start = isAtStart ? known.Length - known.TrimStart(characters).Length : 0;
        var end = isAtEnd ? known.TrimEnd(characters).Length : known.Length;
        return start < end ? text.Part(start, end - start) : PlacedText.Empty;
    }

    public override PlacedText Number(PlacedText number) => number;

    public override string? OnlyText(PlacedText text) => text.IsWhole ? text.Text : null;

    public override PlacedText From(PlacedText text, SyntaxNode expression) => text.From(expression);

    protected override PlacedText Either(PlacedText left, PlacedText right)
        => ReferenceEquals(left, PlacedText.Empty) ? right : ReferenceEquals(right, PlacedText.Empty) ? left : PlacedText.Either(left, right);

    protected override PlacedText Coalesce(PlacedText first, Func<PlacedText> second) => Either(first, second());

    protected override PlacedText Default(IParameterSymbol parameter)
        => parameter is { ExplicitDefaultValue: string, DeclaringSyntaxReferences: [var reference] } && Code.SyntaxOf(reference) is ParameterSyntax { Default.Value: { } value }
            ? Follow(Code.OperationOf(value, Token), 0)
            : parameter.ExplicitDefaultValue is null ? PlacedText.Empty : PlacedText.Hole;

    protected override PlacedText? ReadConstant(IOperation operation, int callers)
    {
        if (operation.ConstantValue is not { HasValue: true } constant) return null;
        if (constant.Value is not string text) return constant.Value is null ? PlacedText.Empty : Literal(ConstantReader.Text(constant.Value, operation.Type), operation.Syntax);

        // The pieces of a constant are where they are written, if it is in sight.
        var built = operation switch
        {
            ILiteralOperation => null,
            IFieldReferenceOperation { Field: var elsewhere } when Code.IsElsewhere(elsewhere) => null,
            IFieldReferenceOperation { Field.DeclaringSyntaxReferences: [var field] } => Declared(field, callers),
            ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var local] } => Declared(local, callers),
            IBinaryOperation or IInterpolatedStringOperation => new TextBuilding<PlacedText>(this, Code, callers, Token).Read(operation),
            _ => null,
        };
        return built is { IsWhole: true } && built.Text == text ? built : Literal(text, operation.Syntax);
    }

    private PlacedText? Declared(SyntaxReference reference, int callers)
        => Code.SyntaxOf(reference) is VariableDeclaratorSyntax { Initializer.Value: { } value } ? Follow(Code.OperationOf(value, Token), callers) : null;

    protected override PlacedText ReadCharacters(IOperation array, int callers)
        => DeclaredBy(array) is { } declared && Code.ModelOf(declared).GetOperation(declared, Token) is { } value
            ? State.Once(declared, PlacedText.Hole, () => ReadText(value, callers))
            : PlacedText.Hole;

    // What a local, field or property is declared with.
    private ExpressionSyntax? DeclaredBy(IOperation operation)
    {
        var symbol = operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } member => member.Member,
            _ => (ISymbol?)null,
        };
        return symbol is not { DeclaringSyntaxReferences: [var reference] } ? null : Code.SyntaxOf(reference) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };
    }

    protected override PlacedText Hidden(IParameterReferenceOperation reference, IMethodSymbol method, int callers)
        => readsSeen ? Seen(Code.SeenCallersOf(method, Token).Select(call => CallArguments.Of(call, reference.Parameter.Ordinal)), callers + 1) : base.Hidden(reference, method, callers);

    protected override PlacedText ReadOther(IOperation operation, int callers)
        => !readsSeen || operation.Type?.SpecialType != SpecialType.System_String ? PlacedText.Hole : operation switch
        {
            IMemberReferenceOperation { Member: (IFieldSymbol or IPropertySymbol) and { DeclaringSyntaxReferences.IsEmpty: false } member } when !Code.IsElsewhere(member)
                => State.Once((member, "seen"), PlacedText.Hole, () => Seen(StoredWrites.FindSeen(member, Code, Token).Select(static write => write.Value), callers)),
            IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: false } method } when !Code.IsElsewhere(method)
                => State.Once((method, "seen"), PlacedText.Hole, () => Seen(Code.ReturnsOf(method.OriginalDefinition, Token).Values ?? [], callers)),
            _ => PlacedText.Hole,
        };

    // Beside what is not in sight.
    private PlacedText Seen(IEnumerable<IOperation?> values, int callers)
        => values.Where(static value => value is not null).Aggregate(PlacedText.Hole, (all, value) => Either(all, State.Within(null, State.Moment, () => Follow(value, callers))));
}
