using IamAnalyzers.Build.Credentials;

namespace IamAnalyzers.Build.Tests.Credentials;

/// <summary>What the compiler is handed: a missing, binary or doubled additional file would fail the compile.</summary>
public sealed class SelectCredentialFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_AreThereTextShortAndNotDoubled()
    {
        Write("b.json", "{ }");
        Write("a.json", "{ }");
        Write("known.json", "{ }");
        Write("binary.json", "\0\0\0");
        Write("large.json", new string(' ', (1 << 20) + 1));
        Write("notes.txt", "text");
        Write("packages.lock.json", "{ }");
        Write("node_modules/some/package.json", "{ }");
        var selected = CredentialFiles.Select(
            Paths("b.json", "a.json", "a.json", "known.json", "binary.json", "large.json", "notes.txt", "packages.lock.json", "missing.json", "node_modules/some/package.json"),
            Paths("known.json"));
        Assert.Equal(Paths("a.json", "b.json"), selected);
    }

    [Fact]
    public void FileInUtf16_IsText()
    {
        File.WriteAllText(_folder.ToFile("wide.json"), "{ }", System.Text.Encoding.Unicode);
        Assert.Single(CredentialFiles.Select(Paths("wide.json"), []));
    }

    private IEnumerable<string> Paths(params string[] names) => names.Select(_folder.ToFile);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.ToFile(name))!);
        File.WriteAllText(_folder.ToFile(name), text);
    }
}
