using System.Text;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>The text of a document that a program writes, and for each of its characters the place in the source that it comes from.</summary>
/// <param name="whole">The expression that is the document.</param>
internal sealed class MappedText(SyntaxNode whole)
{
    private readonly StringBuilder _text = new();
    private readonly List<Place> _places = [];

    /// <summary>The text.</summary>
    public string Text => _text.ToString();

    /// <summary>Maps a text that code builds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="whole">The expression that is read.</param>
    public static MappedText Of(PlacedText text, SyntaxNode whole)
    {
        var mapped = new MappedText(whole);
        mapped.Add(text);
        return mapped;
    }

    /// <summary>Adds a text that code builds.</summary>
    /// <param name="text">The text; <see cref="TextHole.Mark"/> stands for what is not known of it.</param>
    public void Add(PlacedText text)
    {
        foreach (var piece in text.Pieces)
        {
            if (piece.Source is not { } source)
            {
                Add(TextHole.Mark, whole.Span);
                continue;
            }

            var places = LiteralPlaces.Of(source);
            for (var i = 0; i < piece.Text.Length; i++)
            {
                var span = places is not null && piece.Start + i < places.Count ? places[piece.Start + i] : source.Span;
                _text.Append(piece.Text[i]);
                _places.Add(new(source, span, piece.Name));
            }
        }
    }

    /// <summary>Adds a character of the document's own expression.</summary>
    /// <param name="c">The character.</param>
    /// <param name="source">What stands for it in the source.</param>
    public void Add(char c, TextSpan source)
    {
        _text.Append(c);
        _places.Add(new(whole, source, Name: null));
    }

    /// <summary>Adds a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What stands for the whole of it.</param>
    public void Add(string text, TextSpan source)
    {
        foreach (var c in text) Add(c, source);
    }

    /// <summary>The same with holes in the place of parts.</summary>
    /// <param name="parts">The parts, in order.</param>
    public MappedText WithHoles(IEnumerable<TextRange> parts)
    {
        var open = new MappedText(whole);
        var at = 0;
        foreach (var part in parts)
        {
            if (part.Start < at) continue;
            open.AddPart(this, at, part.Start);
            open._text.Append(TextHole.Mark);
            open._places.Add(_places[part.Start]);
            at = part.End;
        }

        open.AddPart(this, at, _places.Count);
        return open;
    }

    /// <summary>Checks the document.</summary>
    /// <param name="sink">Where it goes; <see langword="null"/> when that is not seen, and its own words tell its kind.</param>
    /// <param name="report">Takes each finding with its place in the source.</param>
    public void Check(PolicySink? sink, Action<PolicyFinding, Location> report)
    {
        var text = Text;
        var kind = PolicyShape.KindOf(text);
        var policy = (sink ?? new PolicySink(kind, Quota: null, Service: null)).Context(kind);
        foreach (var finding in TextHole.IsIn(text) ? PolicyChecks.CheckOpen(text, policy) : PolicyChecks.Check(text, policy).Findings) report(finding, LocationOf(finding.Range));
    }

    private void AddPart(MappedText other, int start, int end)
    {
        _text.Append(other.Text, start, end - start);
        _places.AddRange(other._places.GetRange(start, end - start));
    }

    /// <summary>The place of a part of the text.</summary>
    /// <param name="range">The part.</param>
    /// <returns>
    /// Its place in the source, exact where one literal holds all of it; for a value that is written down elsewhere, in a constant or a
    /// method, that literal.
    /// </returns>
    public Location LocationOf(TextRange range)
    {
        if (_places.Count == 0) return Location.None;
        var first = _places[Math.Min(range.Start, _places.Count - 1)];
        var last = _places[Math.Min(Math.Max(range.End - 1, range.Start), _places.Count - 1)];
        if (range.Length > 2 && ElsewhereOf(new(range.Start + 1, range.Length - 2)) is { } elsewhere && elsewhere != first.Source) return elsewhere.GetLocation();
        if (first.Name is not null && first.Source.SyntaxTree == last.Source.SyntaxTree && first.Span.Start <= last.Span.Start)
        {
            return Location.Create(first.Source.SyntaxTree, TextSpan.FromBounds(first.Span.Start, Math.Max(first.Span.End, last.Span.End)));
        }

        return Location.Create(whole.SyntaxTree, TextSpan.FromBounds(first.Here.Start, Math.Max(first.Here.End, last.Here.End)));
    }

    // The one source of a part.
    private SyntaxNode? ElsewhereOf(TextRange part)
    {
        var source = _places[part.Start].Source;
        return source != whole && _places.GetRange(part.Start, part.Length).TrueForAll(other => other.Source == source) ? source : null;
    }

    /// <summary>Where a character comes from.</summary>
    /// <param name="Source">The literal, or another expression.</param>
    /// <param name="Span">The place in it.</param>
    /// <param name="Name">What stands for the source in the document's expression; <see langword="null"/> for itself.</param>
    private readonly record struct Place(SyntaxNode Source, TextSpan Span, SyntaxNode? Name)
    {
        public TextSpan Here => Name?.Span ?? Span;
    }
}
