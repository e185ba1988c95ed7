namespace IamAnalyzers.Core.Common;

/// <summary>A place in a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Length">How long it is, in UTF-16 units.</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>Just after the last character.</summary>
    public int End => Start + Length;

    /// <summary>The place between two offsets.</summary>
    /// <param name="start">The first character.</param>
    /// <param name="end">Just after the last one.</param>
    /// <returns>The place.</returns>
    public static TextRange Between(int start, int end) => new(start, end - start);
}
