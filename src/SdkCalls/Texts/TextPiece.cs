using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Texts;

/// <summary>A piece of a text: written down somewhere, one of several texts, or not known.</summary>
internal sealed class TextPiece : IEquatable<TextPiece>
{
    private TextPiece()
    {
    }

    /// <summary>A text that the code does not show.</summary>
    public static TextPiece Hole { get; } = new();

    /// <summary>What a variable held before, where it depends on itself.</summary>
    public static TextPiece Again { get; } = new();

    /// <summary>The characters; empty when they are not known.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The literal, piece of an interpolated string or other expression that the characters come from; <see langword="null"/> when they are not known.</summary>
    public SyntaxNode? Source { get; private init; }

    /// <summary>How many characters of the source stand before these.</summary>
    public int Start { get; private init; }

    /// <summary>The expression that stands for the piece in the code that is read; <see langword="null"/> for its source itself.</summary>
    public SyntaxNode? Name { get; private init; }

    /// <summary>The texts of which it is one; <see langword="null"/> when it is no choice.</summary>
    public IReadOnlyList<PlacedText>? Choices { get; private init; }

    /// <summary>The expression of the code that is read.</summary>
    public SyntaxNode? Here => Name ?? Source;

    /// <summary>Whether its characters are known.</summary>
    public bool IsKnown => Source is not null;

    public static TextPiece Literal(string text, SyntaxNode source) => new() { Text = text, Source = source };

    public static TextPiece OneOf(IReadOnlyList<PlacedText> choices) => new() { Choices = choices };

    /// <summary>A part of it.</summary>
    /// <param name="start">Where the part begins in this piece.</param>
    /// <param name="length">How long it is.</param>
    /// <param name="text">What stands there now; <see langword="null"/> for its own characters.</param>
    public TextPiece Part(int start, int length, string? text = null)
        => IsKnown ? new() { Text = text ?? Text.Substring(start, length), Source = Source, Start = Start + start, Name = Name } : this;

    /// <summary>The same piece under a name, unless it stands in the named expression itself.</summary>
    public TextPiece From(SyntaxNode expression)
        => Source is not null && (Source.SyntaxTree != expression.SyntaxTree || !expression.FullSpan.Contains(Source.Span)) ? new() { Text = Text, Source = Source, Start = Start, Name = expression }
            : Choices is not null ? new() { Choices = [.. Choices.Select(choice => choice.From(expression))] }
            : this;

    /// <inheritdoc/>
    public bool Equals(TextPiece? other)
        => ReferenceEquals(this, other)
            || (other is { Source: { } source } && source == Source && other.Start == Start && other.Text == Text)
            || (other is { Choices: { } choices } && Choices is not null && choices.SequenceEqual(Choices));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextPiece);

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode() ^ Start;
}
