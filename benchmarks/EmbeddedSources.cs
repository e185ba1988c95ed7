using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace IamAnalyzers.Benchmarks;

/// <summary>The sources that portable debug information embeds, in files of its own or in assemblies.</summary>
internal static class EmbeddedSources
{
    private static readonly Guid Kind = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    /// <summary>Finds them in all files below a folder, each text once.</summary>
    public static IEnumerable<(string Path, string Text)> Below(string folder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            if (!path.EndsWith(".pdb", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (var (name, text) in In(path))
            {
                if (name.EndsWith(".cs", StringComparison.Ordinal) && seen.Add(text)) yield return ($"{path}:{name}", text);
            }
        }
    }

    private static List<(string Name, string Text)> In(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (path.EndsWith(".pdb", StringComparison.OrdinalIgnoreCase))
            {
                using var symbols = MetadataReaderProvider.FromPortablePdbStream(stream);
                return Read(symbols.GetMetadataReader());
            }

            using var assembly = new PEReader(stream);
            if (!assembly.HasMetadata) return [];
            var entry = assembly.ReadDebugDirectory().FirstOrDefault(static one => one.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
            if (entry.Type != DebugDirectoryEntryType.EmbeddedPortablePdb) return [];
            using var inside = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
            return Read(inside.GetMetadataReader());
        }
        catch (BadImageFormatException)
        {
            // Debug information of Windows, and what only has the name of an assembly.
            return [];
        }
    }

    private static List<(string Name, string Text)> Read(MetadataReader reader)
    {
        var found = new List<(string, string)>();
        foreach (var handle in reader.CustomDebugInformation)
        {
            var information = reader.GetCustomDebugInformation(handle);
            if (reader.GetGuid(information.Kind) != Kind || information.Parent.Kind != HandleKind.Document) continue;
            var name = reader.GetString(reader.GetDocument((DocumentHandle)information.Parent).Name);
            found.Add((name, Text(reader.GetBlobBytes(information.Value))));
        }

        return found;
    }

    /// <summary>A length of zero says that the bytes are as they are, any other that they are deflated.</summary>
    private static string Text(byte[] blob)
    {
        using var bytes = new MemoryStream(blob, 4, blob.Length - 4);
        using Stream plain = BitConverter.ToInt32(blob, 0) == 0 ? bytes : new DeflateStream(bytes, CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
