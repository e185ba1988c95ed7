using System.Text;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>The folder of the embedded text, of which the builder makes a part and people write the rest.</summary>
internal sealed class DataFolder(string path)
{
    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    public long Bytes { get; private set; }

    public string Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(path, name));
        return text;
    }

    public void Write(string name, string text)
    {
        var file = Path.GetFullPath(Path.Combine(path, name));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text, PlainUtf8);
        _written.Add(file);
        Bytes += PlainUtf8.GetByteCount(text);
    }

    /// <summary>Deletes the text files of folders that the builder alone fills, but for those that it has just written.</summary>
    public void DeleteOthers(params string[] folders)
    {
        foreach (var file in folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(path, folder), "*.txt")).Select(Path.GetFullPath).ToList())
        {
            if (!_written.Contains(file)) File.Delete(file);
        }
    }
}
