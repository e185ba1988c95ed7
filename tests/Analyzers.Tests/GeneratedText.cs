using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests;

/// <summary>
/// Text in a file of the repository that is made from the code. A test fails when it is not what the code says;
/// <c>UPDATE_GENERATED=1 dotnet test tests/Analyzers.Tests --filter Generated</c> writes it anew.
/// </summary>
internal static class GeneratedText
{
    private static readonly bool IsUpdating = Environment.GetEnvironmentVariable("UPDATE_GENERATED") == "1";

    /// <summary>Asserts that a whole file has a text.</summary>
    /// <param name="path">The file, below the root of the repository.</param>
    /// <param name="text">What it must hold.</param>
    public static void IsFile(string path, string text) => Check(path, File.Exists(FullPath(path)) ? File.ReadAllText(FullPath(path)) : "", text);

    /// <summary>Asserts what is between two marks.</summary>
    /// <param name="path">The file, below the root of the repository.</param>
    /// <param name="begin">The text before it, which the file has once.</param>
    /// <param name="end">The text after it.</param>
    /// <param name="text">What must be between them.</param>
    public static void IsBetween(string path, string begin, string end, string text)
    {
        var old = File.ReadAllText(FullPath(path));
        var start = old.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        Assert.True(start >= begin.Length, $"{path} has no '{begin}'");
        var stop = old.IndexOf(end, start, StringComparison.Ordinal);
        Assert.True(stop >= 0, $"{path} has no '{end}' after '{begin}'");
        Check(path, old, old[..start] + text + old[stop..]);
    }

    private static void Check(string path, string old, string text)
    {
        if (IsUpdating && old != text) File.WriteAllText(FullPath(path), text);
        else Assert.Equal(text, old);
    }

    private static string FullPath(string path) => Path.Combine(RepositoryRoot.Path, path);
}
