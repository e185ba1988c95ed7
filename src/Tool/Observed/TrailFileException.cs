namespace IamAnalyzers.Tool.Observed;

/// <summary>A file of events that cannot be read.</summary>
internal sealed class TrailFileException : Exception
{
    /// <summary>Makes the exception without a reason.</summary>
    public TrailFileException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">The file, the place and what is wrong, a sentence.</param>
    public TrailFileException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">The file, the place and what is wrong, a sentence.</param>
    /// <param name="innerException">What it comes from.</param>
    public TrailFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line from 1; 0 when it is about no place.</param>
    /// <param name="why">What is wrong, a sentence part.</param>
    public TrailFileException(string file, long line, string why)
        : this(line > 0 ? FormattableString.Invariant($"'{file}', line {line}: {why}.") : $"'{file}': {why}.")
    {
    }
}
