namespace IamAnalyzers.Core.Common;

/// <summary>A piece of a text that is not known, such as what a program puts in the place of <c>{region}</c>.</summary>
public static class TextHole
{
    /// <summary>Stands for the piece: a character for private use, which no policy and no credential has.</summary>
    public const char Mark = '\uE000';

    /// <summary>A text that is one hole.</summary>
    public const string Text = "\uE000";

    /// <summary>Whether a text has a hole.</summary>
    /// <returns><see langword="true"/> when a piece of it is not known.</returns>
    public static bool IsIn(string text) => text.IndexOf(Mark) >= 0;
}
