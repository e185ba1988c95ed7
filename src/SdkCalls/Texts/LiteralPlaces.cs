using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.SdkCalls.Texts;

/// <summary>Walks the source of a string literal beside its value, so that each character of the value has its place.</summary>
internal static class LiteralPlaces
{
    /// <summary>The place of each character of a text.</summary>
    /// <param name="source">What writes it down.</param>
    /// <returns>The places; of what is no literal, such as <c>nameof(x)</c>, <see langword="null"/>.</returns>
    public static IReadOnlyList<TextSpan>? Of(SyntaxNode source)
        => source switch
        {
            LiteralExpressionSyntax { Token.Value: string } literal => Of(literal.Token),
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.Utf8StringLiteralExpression) => Of(literal.Token),
            InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } piece => Of(whole, piece),
            _ => null,
        };

    private static List<TextSpan> Of(SyntaxToken token)
    {
        var source = token.Text;
        var quotes = source.IndexOf('"');
        var form = source.StartsWith("@", StringComparison.Ordinal) ? Form.Verbatim
            : source.StartsWith("\"\"\"", StringComparison.Ordinal) ? Form.Raw
            : Form.Regular;
        var start = quotes + 1;
        var indentation = 0;
        if (form == Form.Raw)
        {
            while (start < source.Length && source[start] == '"') start++;
            if (token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || token.IsKind(SyntaxKind.Utf8MultiLineRawStringLiteralToken))
            {
                indentation = IndentationOf(source);
                start = source.IndexOf('\n', start) + 1;
            }
        }

        return Walk(source, start, token.ValueText, token.SpanStart, form, indentation, isAtLineStart: indentation > 0);
    }

    private static List<TextSpan> Of(InterpolatedStringExpressionSyntax whole, InterpolatedStringTextSyntax piece)
    {
        var opening = whole.StringStartToken;
        var isRaw = opening.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken) || opening.IsKind(SyntaxKind.InterpolatedSingleLineRawStringStartToken);
        var form = isRaw ? Form.Raw : opening.Text.Contains('@') ? Form.InterpolatedVerbatim : Form.InterpolatedRegular;
        var indentation = opening.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken) ? IndentationOf(whole.StringEndToken.Text) : 0;
        var isAtLineStart = indentation > 0 && whole.Contents.Count > 0 && whole.Contents[0] == piece;
        return Walk(piece.TextToken.Text, 0, piece.TextToken.ValueText, piece.SpanStart, form, indentation, isAtLineStart);
    }

    private enum Form
    {
        Regular,
        Verbatim,
        Raw,
        InterpolatedRegular,
        InterpolatedVerbatim,
    }

    // The white space before the closing quotes is cut off every line.
    private static int IndentationOf(string source)
    {
        var line = source.LastIndexOf('\n') + 1;
        var end = line;
        while (end < source.Length && source[end] is ' ' or '\t') end++;
        return end - line;
    }

    private static List<TextSpan> Walk(string source, int at, string value, int offset, Form form, int indentation, bool isAtLineStart)
    {
        var places = new List<TextSpan>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (isAtLineStart)
            {
                for (var skipped = 0; skipped < indentation && at < source.Length && source[at] is ' ' or '\t'; skipped++) at++;
            }

            var length = at < source.Length ? LengthAt(source, at, form) : 0;
            places.Add(new TextSpan(offset + Math.Min(at, source.Length), length));

            // The compiler keeps both braces of {{ in the token's value.
            if (HasDoubledBraces(form) && c is '{' or '}') i++;

            // Of a character beyond the basic plane, written as one escape, both halves have the same place.
            if (!char.IsHighSurrogate(c) || length < 10) at += length;
            isAtLineStart = indentation > 0 && c == '\n';
        }

        return places;
    }

    private static bool HasDoubledBraces(Form form) => form is Form.InterpolatedRegular or Form.InterpolatedVerbatim;

    private static int LengthAt(string source, int at, Form form)
    {
        var c = source[at];
        if (form is Form.Verbatim or Form.InterpolatedVerbatim && c == '"') return 2;
        if (HasDoubledBraces(form) && c is '{' or '}') return 2;
        return form is Form.Regular or Form.InterpolatedRegular && c == '\\' && at + 1 < source.Length ? EscapeLength(source, at) : 1;
    }

    private static int EscapeLength(string source, int at)
    {
        switch (source[at + 1])
        {
            case 'u': return 6;
            case 'U': return 10;
            case 'x':
                var end = at + 2;
                while (end < source.Length && end < at + 6 && int.TryParse(source[end].ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _)) end++;
                return end - at;
            default: return 2;
        }
    }
}
