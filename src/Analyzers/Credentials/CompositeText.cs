using System.Text;
using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>A text that a program puts together from pieces, with the place that each piece came from.</summary>
internal sealed class CompositeText
{
    /// <summary>Stands for what the code does not show.</summary>
    public const char Unknown = '\0';

    private const int Longest = 1 << 20;

    private readonly StringBuilder _text = new();
    private readonly List<(int Start, SyntaxNode Source)> _parts = [];

    /// <summary>The whole, with <see cref="Unknown"/> where a piece is not known.</summary>
    public string Text => _text.ToString();

    /// <summary>Whether some piece is not known.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>Whether no more is taken in.</summary>
    public bool IsFull => _text.Length >= Longest;

    public void Add(string text, SyntaxNode source)
    {
        if (text.Length == 0 || IsFull) return;
        _parts.Add((_text.Length, source));
        _text.Append(text, 0, Math.Min(text.Length, Longest - _text.Length));
    }

    /// <summary>Adds the text of a name.</summary>
    public void Add(CompositeText value, SyntaxNode source)
    {
        HasUnknown |= value.HasUnknown;
        Add(value.Text, source);
    }

    public void AddUnknown(SyntaxNode source)
    {
        HasUnknown = true;
        _parts.Add((_text.Length, source));
        _text.Append(Unknown);
    }

    /// <summary>The piece in which a match begins, and whether it ends in another one.</summary>
    public (SyntaxNode First, bool IsSplit) SourceOf(CredentialMatch match)
    {
        var index = _parts.Count - 1;
        while (_parts[index].Start > match.Start) index--;
        var end = index + 1 < _parts.Count ? _parts[index + 1].Start : int.MaxValue;
        return (_parts[index].Source, match.End > end);
    }

    /// <summary>Where a piece begins in the whole; -1 when it is not there.</summary>
    public int StartOf(SyntaxNode source)
    {
        foreach (var (start, node) in _parts)
        {
            if (node == source) return start;
        }

        return -1;
    }
}
