namespace IamAnalyzers.CatalogBuilder.Fetch;

/// <summary>A source could not be fetched.</summary>
internal sealed class FetchException : Exception
{
    public FetchException()
    {
    }

    public FetchException(string message)
        : base(message)
    {
    }

    public FetchException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public FetchException(FetchFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    /// <summary>Why.</summary>
    public FetchFailure Failure { get; } = FetchFailure.Refused;
}
