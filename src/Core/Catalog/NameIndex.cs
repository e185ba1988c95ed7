using System.Runtime.CompilerServices;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Catalog;

/// <summary>
/// A set of names that is asked for each simple name of a program: an open hash table over the file's text, so that
/// building it makes no string a name.
/// </summary>
internal sealed class NameIndex
{
    private readonly string _text;
    private readonly int[] _starts;

    /// <summary>Builds the index.</summary>
    /// <param name="text">One name a line, with <c>\n</c> line ends and no empty line.</param>
    [MethodImpl(HotLoop.Options)]
    public NameIndex(string text)
    {
        _text = text;
        var count = 0;
        foreach (var letter in text)
        {
            if (letter == '\n') count++;
        }

        var size = 16;
        while (size < count * 2) size *= 2;
        _starts = new int[size];

        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            Add(start, end - start);
            start = end + 1;
        }
    }

    /// <summary>Whether part of a name is in the set.</summary>
    /// <param name="name">The name.</param>
    /// <param name="start">Where the part begins.</param>
    /// <param name="length">The part's length.</param>
    /// <returns><see langword="true"/> when the part is one of the names.</returns>
    [MethodImpl(HotLoop.Options)]
    public bool Contains(string name, int start, int length)
    {
        if (length <= 0) return false;
        for (var slot = Slot(name, start, length); _starts[slot] != 0; slot = (slot + 1) & (_starts.Length - 1))
        {
            var at = _starts[slot] - 1;
            if (string.CompareOrdinal(_text, at, name, start, length) == 0
                && (at + length == _text.Length || _text[at + length] == '\n'))
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(HotLoop.Options)]
    private void Add(int start, int length)
    {
        var slot = Slot(_text, start, length);
        while (_starts[slot] != 0) slot = (slot + 1) & (_starts.Length - 1);
        _starts[slot] = start + 1;
    }

    [MethodImpl(HotLoop.Options)]
    private int Slot(string text, int start, int length)
    {
        unchecked
        {
            var hash = 2166136261u;
            for (var i = start; i < start + length; i++) hash = (hash ^ text[i]) * 16777619u;
            return (int)(hash ^ (hash >> 15)) & (_starts.Length - 1);
        }
    }
}
