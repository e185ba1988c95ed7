using IamAnalyzers.Core.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers;

/// <summary>Places in files that are not C#.</summary>
internal static class FileLocation
{
    /// <summary>Makes a location.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">Its text.</param>
    /// <param name="range">The part of the text; what lies beyond its end is cut off.</param>
    /// <returns>The location.</returns>
    public static Location Of(string path, SourceText source, TextRange range)
    {
        var span = TextSpan.FromBounds(Math.Min(range.Start, source.Length), Math.Min(range.End, source.Length));
        return Location.Create(path, span, source.Lines.GetLinePositionSpan(span));
    }
}
