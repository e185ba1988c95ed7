namespace IamAnalyzers.CatalogBuilder.Fetch;

/// <summary>Why a source could not be fetched; the number is the process's exit code.</summary>
internal enum FetchFailure
{
    /// <summary>The server cannot be reached.</summary>
    Offline = 3,

    /// <summary>The server has no such file.</summary>
    NotFound = 4,

    /// <summary>The file is not the one that is pinned.</summary>
    WrongChecksum = 5,

    /// <summary>The folder cannot be written.</summary>
    Disk = 6,

    /// <summary>The server does not answer as it should.</summary>
    Refused = 7,

    /// <summary>npm is not installed.</summary>
    NoNpm = 8,
}
