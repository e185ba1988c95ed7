using IamAnalyzers.Core.Credentials;
using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>A credential in a text that code builds.</summary>
internal sealed class BuiltCredential
{
    private BuiltCredential(CredentialMatch match, string text, TextPiece first, TextPiece last)
    {
        Match = match;
        Text = text;
        First = first.Source!;
        IsBuilt = first.Source != last.Source || LiteralText.Of(First).IndexOf(text.Substring(match.Start, match.Length), StringComparison.Ordinal) < 0;
    }

    /// <summary>The credential, at its place in the text.</summary>
    public CredentialMatch Match { get; }

    /// <summary>The text, with <see cref="Core.Common.TextHole.Mark"/> where a piece is not known.</summary>
    public string Text { get; }

    /// <summary>The literal, or other expression, in which the credential begins.</summary>
    public SyntaxNode First { get; }

    /// <summary>Whether no literal has it whole.</summary>
    public bool IsBuilt { get; }

    /// <summary>Finds the credentials of a text, in each of its variants.</summary>
    public static IEnumerable<BuiltCredential> In(PlacedText text)
        => All(text).GroupBy(static one => (one.First, one.Match.Value)).Select(static same => same.First());

    private static IEnumerable<BuiltCredential> All(PlacedText text)
    {
        foreach (var variant in text.Variants())
        {
            foreach (var match in CredentialScanner.Find(variant.Text) ?? [])
                yield return new(match, variant.Text, PieceAt(variant, match.Start), PieceAt(variant, match.End - 1));
        }
    }

    private static TextPiece PieceAt(PlacedText text, int place)
    {
        var end = 0;
        foreach (var piece in text.Pieces)
        {
            end += PlacedText.SizeOf(piece);
            if (end > place) return piece;
        }

        throw new InvalidOperationException("The place is beyond the text.");
    }
}
