using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace IamAnalyzers.SdkCalls.Values;

/// <summary>
/// Follows texts. <see cref="TextBuilding{T}"/> knows the ways to build one; what is known of a text is up to who derives: the values
/// that it can have, or the places in the source that its pieces come from.
/// </summary>
/// <typeparam name="T">What is known of a text.</typeparam>
internal abstract class TextFlow<T>(FlowState state) : ValueFlow<T>(state)
    where T : class
{
    /// <summary>A text that is not known.</summary>
    public T Hole => Unknown;

    /// <summary>A text that an expression writes down, or of which the compiler knows what it gives.</summary>
    public abstract T Literal(string text, SyntaxNode source);

    /// <summary>Texts one behind the other; <see langword="null"/> adds nothing.</summary>
    public abstract T Concat(IReadOnlyList<T> parts);

    /// <summary>One of two texts.</summary>
    public T OneOf(T left, T right) => Either(left, right);

    /// <summary>A text that other code may have changed or added to.</summary>
    public abstract T Changed(T text);

    /// <summary>What a function makes of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="rewrite">Makes the parts of the new text from the old one; <see langword="null"/> when it cannot.</param>
    /// <param name="unit">What is rewritten by itself, beside what is not known.</param>
    public abstract T Rewrite(T text, Func<string, IReadOnlyList<TextPart<T>>?> rewrite, RewriteUnit unit);

    /// <summary>A text without some characters at its ends.</summary>
    public abstract T Trim(T text, char[] characters, bool isAtStart, bool isAtEnd);

    /// <summary>The text of a number, to which a culture may give another sign.</summary>
    public abstract T Number(T number);

    /// <summary>The text when there is exactly one, known to the last character.</summary>
    public abstract string? OnlyText(T text);

    /// <summary>The text of a value that has exactly one, such as a key of the configuration.</summary>
    public string? OnlyText(IOperation operation, int callers) => OnlyText(Follow(operation, callers));

    /// <summary>The texts of a list, in their order.</summary>
    /// <returns>The texts; <see langword="null"/> when the code does not show them all.</returns>
    public IReadOnlyList<T>? Items(IOperation list, int callers) => FollowItems(list, callers, ReadText);

    /// <summary>Marks what came from elsewhere with the expression that stands for it here.</summary>
    public virtual T From(T text, SyntaxNode expression) => text;

    /// <summary>A value as a piece of a text: what formatting without a culture's say makes of it.</summary>
    public T ReadText(IOperation operation, int callers) => From(ReadPiece(Operations.UnwrapSame(operation), callers), operation.Syntax);

    private T ReadPiece(IOperation operation, int callers)
    {
        var type = operation.Type;
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return constant.Value switch
            {
                null => Concat([]),
                string => Follow(operation, callers),
                char character => Literal(character.ToString(), operation.Syntax),
                bool truth => Literal(truth ? "True" : "False", operation.Syntax),
                _ when type is { TypeKind: TypeKind.Enum } => ConstantReader.NameOf(constant.Value, type) is { } name ? Literal(name, operation.Syntax) : Unknown,
                _ when Operations.IsInteger(type) => Number(Literal(ConstantReader.Text(constant.Value, type), operation.Syntax)),
                _ => Unknown,
            };
        }

        if (TextBuilding.IsArray(type)) return operation is IInvocationOperation ? Follow(operation, callers) : new TextBuilding<T>(this, Code, callers, Token).Characters(operation) ?? ReadCharacters(operation, callers);
        if (type?.SpecialType == SpecialType.System_String || TextBuilding.IsText(type)) return Follow(operation, callers);
        if (type is { TypeKind: TypeKind.Enum } or { SpecialType: SpecialType.System_Char }) return Follow(operation, callers);
        return Operations.IsInteger(type) ? Number(Follow(operation, callers)) : FollowOwnText(type, callers) ?? Unknown;
    }

    // What ToString of a type of the program gives. Where the type formats itself, that may be another text.
    private T? FollowOwnText(ITypeSymbol? type, int callers)
        => type is INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false, TypeKind: TypeKind.Class or TypeKind.Struct } own
            && !IsFormattable(own) && !(Descendants.Of(own, Code, Token).Types ?? []).Any(IsFormattable)
            && own.OriginalDefinition.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(static method => method is { Parameters.IsEmpty: true, IsOverride: true, IsImplicitlyDeclared: false }) is { } text && !Code.IsElsewhere(text)
                ? MethodReturns.CanBeOverridden(text) ? FollowImplementations(null, text, callers) : FollowReturns(null, text, callers)
                : null;

    private static bool IsFormattable(INamedTypeSymbol type) => type.AllInterfaces.Any(static parent => parent.Name is "IFormattable" or "ISpanFormattable");

    protected override T Constant(string text, SyntaxNode? source) => source is null ? Unknown : Literal(text, source);

    /// <summary>The text of characters or bytes in an array that is kept under a name, where code may change it.</summary>
    protected virtual T ReadCharacters(IOperation array, int callers) => Unknown;

    /// <summary>Reads a value that the compiler knows; <see langword="null"/> for others.</summary>
    protected abstract T? ReadConstant(IOperation operation, int callers);

    /// <summary>Reads what no way of building a text makes.</summary>
    protected abstract T ReadOther(IOperation operation, int callers);

    protected sealed override T Read(IOperation operation, int callers)
        => ReadConstant(operation, callers) ?? new TextBuilding<T>(this, Code, callers, Token).Read(operation) ?? ReadOther(operation, callers);

    protected sealed override bool IsChangedByCalls(ITypeSymbol? type) => TextBuilding.IsBuilder(type);

    protected sealed override Assignment? WriteOf(ExpressionSyntax use, ITypeSymbol? type)
        => TextBuilding.IsBuilder(type) ? BuilderUse.WriteOf(use, Code, Token) : base.WriteOf(use, type);

    // What is done to a builder out of sight is done to the text that it had.
    protected sealed override T Written(ExpressionSyntax use, ITypeSymbol? type, Assignment write, int callers)
        => write.Value is null && TextBuilding.IsBuilder(type) ? Changed(Follow(Code.OperationOf(use, Token), callers)) : base.Written(use, type, write, callers);
}

/// <summary>A part of a text that was made from another one.</summary>
/// <param name="Start">Where it begins in the other text.</param>
/// <param name="Length">How many characters of the other text it stands for.</param>
/// <param name="Text">What stands in the place of each of these characters; <see langword="null"/> for themselves.</param>
/// <param name="Inserted">A text in the place of them all.</param>
internal readonly record struct TextPart<T>(int Start, int Length, string? Text = null, T? Inserted = null)
    where T : class
{
    public static TextPart<T> Insert(T text) => new(0, 0, null, text);
}

/// <summary>What of a text a function rewrites, whatever stands beside it.</summary>
internal enum RewriteUnit
{
    /// <summary>The text.</summary>
    Whole,

    /// <summary>A piece, if what is replaced does not begin in one and end in the next.</summary>
    Piece,

    /// <summary>Each character.</summary>
    Character,
}
