namespace IamAnalyzers.Testing;

/// <summary>What an analyzer said is not what the test expects.</summary>
public sealed class VerificationException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What differs.</param>
    public VerificationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    public VerificationException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What differs.</param>
    /// <param name="innerException">What happened.</param>
    public VerificationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
