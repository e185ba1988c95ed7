namespace IamAnalyzers.Build.Tests;

/// <summary>A folder of its own for a test, gone at its end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("iam-analyzers-").FullName;

    public static implicit operator string(TemporaryFolder folder) => folder.Path;

    public string ToFile(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public override string ToString() => Path;
}
