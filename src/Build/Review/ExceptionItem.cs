using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Exceptions;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Review;

/// <summary>A file of exceptions as the build reads it.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Text">Its text.</param>
/// <param name="File">What it holds.</param>
internal sealed record ExceptionItem(string Path, string Text, ExceptionFile File)
{
    /// <summary>Reads the files of exceptions among items, each once.</summary>
    /// <param name="items">Additional files of a project.</param>
    /// <returns>The files that exist, in the order of the items.</returns>
    public static IReadOnlyList<ExceptionItem> Read(IEnumerable<ITaskItem> items)
        => [.. items
            .Select(static item => item.GetMetadata("FullPath"))
            .Where(static path => ExceptionFile.Is(path) && System.IO.File.Exists(path))
            .Distinct(StringComparer.Ordinal)
            .Select(Load)];

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its full path.</param>
    public static ExceptionItem Load(string path)
    {
        var text = TextFile.ReadOrEmpty(path);
        return new(path, text, ExceptionFile.Read(text));
    }

    /// <summary>A place in the file, as messages have it.</summary>
    /// <returns>The place.</returns>
    public ItemPlace PlaceOf(TextRange range)
    {
        var (line, column) = TextLines.PositionOf(Text, range.Start);
        return new(Path, line, column);
    }
}
