namespace S3Backup;

/// <summary>A file that is gone when it is no longer used.</summary>
public sealed class TemporaryFile : IDisposable
{
    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
