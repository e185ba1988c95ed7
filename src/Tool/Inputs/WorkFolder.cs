namespace IamAnalyzers.Tool.Inputs;

/// <summary>A folder of one command for what it unpacks and remembers; it is gone when the command ends.</summary>
internal sealed class WorkFolder : IDisposable
{
    private int _folders;

    /// <summary>The folder.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("iam-policy-").FullName;

    /// <summary>Makes a folder in it.</summary>
    /// <returns>The new folder's path.</returns>
    public string NewFolder() => Directory.CreateDirectory(System.IO.Path.Combine(Path, (++_folders).ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Something still reads in it; the system's own cleaning takes it later.
        }
    }
}
