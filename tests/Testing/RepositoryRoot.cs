namespace IamAnalyzers.Testing;

/// <summary>Where the repository lies, for tests that hold its files together.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder of the solution file.</summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
        => File.Exists(System.IO.Path.Combine(folder, "IamAnalyzers.sln"))
            ? folder
            : Find(Directory.GetParent(folder)?.FullName ?? throw new InvalidOperationException("The tests run outside the repository."));
}
