namespace IamAnalyzers.Tool;

/// <summary>Something that the user has to know and that ends the command.</summary>
/// <param name="message">What is wrong and what to do, in sentences.</param>
/// <param name="exitCode">What the command ends with.</param>
internal sealed class ToolException(string message, int exitCode = ExitCodes.BadInput) : Exception(message)
{
    /// <summary>What the command ends with: one of <see cref="ExitCodes"/>.</summary>
    public int ExitCode { get; } = exitCode;
}
