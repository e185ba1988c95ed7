namespace IamAnalyzers.Tool.Observed;

/// <summary>A file of events that cannot be read.</summary>
/// <param name="file">The file.</param>
/// <param name="line">The line from 1; 0 when it is about no place.</param>
/// <param name="why">What is wrong, a sentence part.</param>
internal sealed class TrailFileException(string file, long line, string why)
    : Exception(line > 0 ? FormattableString.Invariant($"'{file}', line {line}: {why}.") : $"'{file}': {why}.");
