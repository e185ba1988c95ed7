using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>A text that a program writes down, and for each of its characters the place in the source that it comes from.</summary>
internal sealed class MappedText(SyntaxTree tree)
{
    /// <summary>Stands for a piece that the code does not show; no policy has this character.</summary>
    public const char Hole = '\uE000';

    private readonly StringBuilder _text = new();
    private readonly List<TextSpan> _sources = [];

    /// <summary>The text.</summary>
    public string Text => _text.ToString();

    /// <summary>Adds a character.</summary>
    /// <param name="c">The character.</param>
    /// <param name="source">What stands for it in the source.</param>
    public void Add(char c, TextSpan source)
    {
        _text.Append(c);
        _sources.Add(source);
    }

    /// <summary>Adds a text that stands elsewhere, or is not known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="source">What stands for the whole of it here.</param>
    public void Add(string text, TextSpan source)
    {
        foreach (var c in text) Add(c, source);
    }

    /// <summary>The place of a part of the text.</summary>
    /// <param name="range">The part.</param>
    /// <returns>Its place in the source, exact where one literal holds all of it.</returns>
    public Location LocationOf(TextRange range)
    {
        if (_sources.Count == 0) return Location.None;
        var first = _sources[Math.Min(range.Start, _sources.Count - 1)];
        var last = _sources[Math.Min(Math.Max(range.End - 1, range.Start), _sources.Count - 1)];
        return Location.Create(tree, TextSpan.FromBounds(first.Start, Math.Max(first.End, last.End)));
    }
}
