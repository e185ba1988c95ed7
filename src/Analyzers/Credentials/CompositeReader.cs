using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// Reads the text of an expression as far as the code shows it: literals, constants, concatenation, interpolation,
/// <c>string.Concat</c>, <c>Join</c> and <c>Format</c>, characters in arrays, locals that one method sets.
/// </summary>
internal sealed class CompositeReader(SemanticModel model, CancellationToken cancellationToken)
{
    private const int Deepest = 24;

    private readonly CompositeText _text = new();

    /// <summary>Reads an expression.</summary>
    /// <param name="expression">Any expression.</param>
    public CompositeText Read(ExpressionSyntax expression)
    {
        Read(expression, 0);
        return _text;
    }

    /// <summary>Reads expressions one after the other.</summary>
    /// <param name="expressions">The pieces of one text.</param>
    public CompositeText Read(IEnumerable<ExpressionSyntax> expressions)
    {
        foreach (var expression in expressions) Read(expression, 0);
        return _text;
    }

    private void Read(ExpressionSyntax expression, int depth)
    {
        if (depth > Deepest || _text.IsFull)
        {
            _text.AddUnknown(expression);
            return;
        }

        switch (expression)
        {
            case LiteralExpressionSyntax { Token.Value: string text }:
                _text.Add(text, expression);
                break;
            case LiteralExpressionSyntax { Token.Value: char c }:
                _text.Add(c.ToString(), expression);
                break;
            case ParenthesizedExpressionSyntax inner:
                Read(inner.Expression, depth);
                break;
            case CastExpressionSyntax cast:
                Read(cast.Expression, depth + 1);
                break;
            case PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                Read(postfix.Operand, depth + 1);
                break;
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression):
                ReadSum(sum, depth);
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                ReadInterpolated(interpolated, depth);
                break;
            case InvocationExpressionSyntax invocation:
                ReadInvocation(invocation, depth);
                break;
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var only, ..], Initializer: null }:
                Read(only.Expression, depth + 1);
                break;
            case ArrayCreationExpressionSyntax { Initializer: { } elements }:
                ReadElements(elements.Expressions, depth);
                break;
            case ImplicitArrayCreationExpressionSyntax array:
                ReadElements(array.Initializer.Expressions, depth);
                break;
            case CollectionExpressionSyntax collection:
                ReadElements(collection.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression), depth);
                break;
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                ReadNamed(expression, depth);
                break;
            default:
                _text.AddUnknown(expression);
                break;
        }
    }

    /// <summary>A sum leans to the left; as deep as a program likes.</summary>
    private void ReadSum(BinaryExpressionSyntax sum, int depth)
    {
        var operands = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = sum;
        while (left is BinaryExpressionSyntax inner && inner.IsKind(SyntaxKind.AddExpression))
        {
            operands.Push(inner.Right);
            left = inner.Left;
        }

        Read(left, depth + 1);
        while (operands.Count > 0) Read(operands.Pop(), depth + 1);
    }

    private void ReadInterpolated(InterpolatedStringExpressionSyntax interpolated, int depth)
    {
        foreach (var piece in interpolated.Contents)
        {
            if (piece is InterpolatedStringTextSyntax text) _text.Add(text.TextToken.ValueText, text);
            else if (piece is InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole) Read(hole.Expression, depth + 1);
            else _text.AddUnknown(piece);
        }
    }

    private void ReadElements(IEnumerable<ExpressionSyntax> elements, int depth)
    {
        foreach (var element in elements)
        {
            var c = LiteralText.OfElement(element);
            if (c != CompositeText.Unknown) _text.Add(c.ToString(), element);
            else Read(element, depth + 1);
        }
    }

    private void ReadInvocation(InvocationExpressionSyntax invocation, int depth)
    {
        var arguments = invocation.ArgumentList.Arguments;
        switch (CallNames.Of(invocation))
        {
            case "Concat":
                foreach (var argument in arguments) Read(argument.Expression, depth + 1);
                break;
            case "Join" when arguments.Count > 1:
                ReadJoin(arguments, depth);
                break;
            case "Format" when arguments.Count > 1:
                ReadFormat(arguments, depth);
                break;
            case "GetString" or "GetBytes" when arguments.Count == 1:
                Read(arguments[0].Expression, depth + 1);
                break;
            case "ToString" or "Trim" or "ToCharArray" or "AsSpan" or "ToArray" when invocation.Expression is MemberAccessExpressionSyntax member:
                Read(member.Expression, depth + 1);
                break;
            default:
                _text.AddUnknown(invocation);
                break;
        }
    }

    private void ReadJoin(SeparatedSyntaxList<ArgumentSyntax> arguments, int depth)
    {
        var separator = arguments[0].Expression;
        var parts = arguments.Count == 2 ? Elements(arguments[1].Expression) : [.. arguments.Skip(1).Select(static argument => argument.Expression)];
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0 && !IsEmpty(separator)) Read(separator, depth + 1);
            Read(parts[i], depth + 1);
        }
    }

    private static bool IsEmpty(ExpressionSyntax separator)
        => separator is LiteralExpressionSyntax { Token.Value: "" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" };

    private static ExpressionSyntax[] Elements(ExpressionSyntax expression) => expression switch
    {
        ArrayCreationExpressionSyntax { Initializer: { } elements } => [.. elements.Expressions],
        ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
        CollectionExpressionSyntax collection => [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression)],
        _ => [expression],
    };

    /// <summary>A format's place holders, <c>{0}</c> and its like; what is not a plain place holder is not known.</summary>
    private void ReadFormat(SeparatedSyntaxList<ArgumentSyntax> arguments, int depth)
    {
        var at = LiteralText.IsString(arguments[0].Expression) ? 0 : 1;
        if (at >= arguments.Count || !LiteralText.IsString(arguments[at].Expression))
        {
            _text.AddUnknown(arguments[0]);
            return;
        }

        var format = LiteralText.Of(arguments[at].Expression);
        var source = arguments[at].Expression;
        var start = 0;
        while (start < format.Length)
        {
            var open = format.IndexOf('{', start);
            var close = open < 0 ? -1 : format.IndexOf('}', open);
            if (close < 0)
            {
                _text.Add(format.Substring(start), source);
                return;
            }

            _text.Add(format.Substring(start, open - start), source);
            var isPlain = int.TryParse(format.Substring(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index);
            if (isPlain && index + at + 1 < arguments.Count) Read(arguments[index + at + 1].Expression, depth + 1);
            else _text.AddUnknown(source);
            start = close + 1;
        }
    }

    private void ReadNamed(ExpressionSyntax name, int depth)
    {
        // Only what stands in this file can be asked of this model.
        if (name.SyntaxTree != model.SyntaxTree)
        {
            _text.AddUnknown(name);
            return;
        }

        switch (model.GetConstantValue(name, cancellationToken).Value)
        {
            case string text:
                _text.Add(text, name);
                return;
            case char c:
                _text.Add(c.ToString(), name);
                return;
        }

        var symbol = model.GetSymbolInfo(name, cancellationToken).Symbol;
        if (symbol is ILocalSymbol or IFieldSymbol { IsReadOnly: true } && LocalValue.Pieces(symbol, cancellationToken) is { } pieces)
        {
            // The pieces count as the name's: whoever reports them looks at the name, not at where its value is set.
            var value = new CompositeReader(model, cancellationToken);
            foreach (var piece in pieces) value.Read(piece, depth + 1);
            _text.Add(value._text, name);
            return;
        }

        _text.AddUnknown(name);
    }
}
