using System.Text;

namespace IamAnalyzers.CatalogBuilder.Catalogue;

/// <summary>The folder of the embedded text. Files that the builder no longer writes are deleted.</summary>
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

    public void DeleteOthers(params string[] keep)
    {
        _written.UnionWith(keep.Select(name => Path.GetFullPath(Path.Combine(path, name))));
        foreach (var file in Directory.EnumerateFiles(path, "*.txt", SearchOption.AllDirectories).Select(Path.GetFullPath).ToList())
        {
            if (!_written.Contains(file)) File.Delete(file);
        }
    }
}
