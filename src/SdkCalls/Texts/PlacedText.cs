using System.Text;
using IamAnalyzers.Core.Common;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Texts;

/// <summary>A text that code builds, in pieces that know where they are written. Immutable.</summary>
/// <param name="pieces">The pieces, in order.</param>
internal sealed class PlacedText(IReadOnlyList<TextPiece> pieces) : IEquatable<PlacedText>
{
    private const int MaxPieces = 10_000;
    private const int MaxLength = 1 << 20;
    private const int MaxChoices = 16;
    private const int MaxVariants = 64;

    /// <summary>The empty text; also that of <see langword="null"/>, and of code that gives none.</summary>
    public static PlacedText Empty { get; } = new([]);

    /// <summary>A text of which nothing is known.</summary>
    public static PlacedText Hole { get; } = new([TextPiece.Hole]);

    /// <summary>The pieces.</summary>
    public IReadOnlyList<TextPiece> Pieces => pieces;

    /// <summary>Whether all of it is known, and it is one text only.</summary>
    public bool IsWhole => pieces.All(static piece => piece.IsKnown);

    /// <summary>The characters, with <see cref="TextHole.Mark"/> for what is not known or one of several.</summary>
    public string Text { get; } = TextOf(pieces);

    public static PlacedText Concat(IEnumerable<PlacedText> parts)
    {
        var all = new List<TextPiece>();
        var length = 0;
        foreach (var piece in parts.SelectMany(static part => part.Pieces))
        {
            // Two holes side by side are one.
            if (!piece.IsKnown && piece.Choices is null && all.Count > 0 && ReferenceEquals(all[all.Count - 1], TextPiece.Hole)) continue;
            if (piece.IsKnown && piece.Text.Length == 0) continue;
            if (all.Count == MaxPieces || (length += piece.Text.Length) > MaxLength)
            {
                all.Add(TextPiece.Hole);
                break;
            }

            all.Add(piece);
        }

        return all.Count == 0 ? Empty : new(all);
    }

    /// <summary>One of two texts: what they begin with alike is a part of both.</summary>
    public static PlacedText Either(PlacedText left, PlacedText right)
    {
        if (left.Equals(right)) return left;
        var alike = 0;
        while (alike < left.Pieces.Count && alike < right.Pieces.Count && left.Pieces[alike].Equals(right.Pieces[alike])) alike++;

        // What a loop adds to a variable may be there several times, or not at all.
        if (alike == 0 && right.Pieces is [var again, ..] && ReferenceEquals(again, TextPiece.Again)) return Concat([left, OneOf(Empty, new([.. right.Pieces.Skip(1), TextPiece.Hole]))]);
        if (alike == 0 && left.Pieces is [var before, ..] && ReferenceEquals(before, TextPiece.Again)) return Either(right, left);
        return Concat([new([.. left.Pieces.Take(alike)]), OneOf(new([.. left.Pieces.Skip(alike)]), new([.. right.Pieces.Skip(alike)]))]);
    }

    private static PlacedText OneOf(PlacedText left, PlacedText right)
    {
        var choices = new[] { left, right }.SelectMany(static text => text.Pieces is [{ Choices: { } inner }] ? inner : [text]).Distinct().ToList();
        if (choices.Count > MaxChoices) choices = [.. choices.Take(MaxChoices), Hole];
        return choices.Count == 1 ? choices[0] : new([TextPiece.OneOf(choices)]);
    }

    /// <summary>The same text under the name that stands for it.</summary>
    public PlacedText From(SyntaxNode expression) => pieces.Count == 0 ? this : new([.. pieces.Select(piece => piece.From(expression))]);

    /// <summary>
    /// The text with holes for all choices, and for each choice the text that has it and holes for the others: every piece stands in one of
    /// them, and none says what two choices that exclude each other would.
    /// </summary>
    public IEnumerable<PlacedText> Variants() => AllVariants().Take(MaxVariants);

    private IEnumerable<PlacedText> AllVariants()
    {
        if (pieces is not [{ Choices: not null }]) yield return this;
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].Choices is not { } choices) continue;

            // What is perhaps not there says no more than a hole.
            foreach (var chosen in choices.Where(static choice => choice.Pieces.Count > 0).SelectMany(static choice => choice.AllVariants()))
            {
                yield return Concat([new([.. pieces.Take(i)]), chosen, new([.. pieces.Skip(i + 1)])]);
            }
        }
    }

    /// <summary>A part of the text.</summary>
    /// <param name="start">Where it begins in <see cref="Text"/>.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="text">What stands there now; <see langword="null"/> for its own characters.</param>
    public PlacedText Part(int start, int length, string? text = null)
    {
        var parts = new List<TextPiece>();
        var at = 0;
        foreach (var piece in pieces)
        {
            var size = SizeOf(piece);
            var from = Math.Max(start, at);
            var to = Math.Min(start + length, at + size);
            if (from < to) parts.Add(piece.Part(from - at, to - from, text?.Substring(from - start, to - from)));
            at += size;
        }

        return new(parts);
    }

    /// <inheritdoc/>
    public bool Equals(PlacedText? other) => other is not null && (ReferenceEquals(this, other) || pieces.SequenceEqual(other.Pieces));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PlacedText);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode();

    /// <summary>How many characters of <see cref="Text"/> a piece has.</summary>
    public static int SizeOf(TextPiece piece) => piece.IsKnown ? piece.Text.Length : 1;

    private static string TextOf(IReadOnlyList<TextPiece> pieces)
    {
        if (pieces.Count == 1 && pieces[0].IsKnown) return pieces[0].Text;
        var text = new StringBuilder();
        foreach (var piece in pieces)
        {
            if (piece.IsKnown) text.Append(piece.Text);
            else text.Append(TextHole.Mark);
        }

        return text.ToString();
    }
}
