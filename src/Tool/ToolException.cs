namespace IamAnalyzers.Tool;

/// <summary>Something that the user has to know and that ends the command.</summary>
internal sealed class ToolException : Exception
{
    public ToolException()
    {
    }

    public ToolException(string message)
        : base(message)
    {
    }

    public ToolException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="message">What is wrong and what to do, in sentences.</param>
    /// <param name="exitCode">What the command ends with.</param>
    public ToolException(string message, int exitCode)
        : base(message) => ExitCode = exitCode;

    /// <summary>What the command ends with: one of <see cref="ExitCodes"/>.</summary>
    public int ExitCode { get; } = ExitCodes.BadInput;
}
