using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace IamAnalyzers.Core.Catalog;

/// <summary>
/// Texts that <c>EmbeddedTexts.targets</c> packed; that file has the format. A text is unpacked when it is asked for, with what stands
/// before it in its block. Damaged bytes are no text: the user's compiler must not suffer from them.
/// </summary>
internal sealed class PackedTexts
{
    private const int LengthBytes = 4;
    private const int MostBytes = 1 << 24;

    private readonly Func<Stream?> _open;
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly int _blocks;

    /// <summary>Reads the index.</summary>
    /// <param name="open">Opens the packed bytes; each reader opens them anew, so that several threads can read.</param>
    public PackedTexts(Func<Stream?> open)
    {
        _open = open;
        Names = [];
        using var stream = open();
        if (stream is null || Take(stream, LengthBytes) is not { } length) return;
        var bytes = length[0] | length[1] << 8 | length[2] << 16 | length[3] << 24;
        _blocks = LengthBytes + bytes;
        if (bytes <= 0 || Take(stream, bytes) is not { } index || Unpack(new MemoryStream(index)) is not { } text) return;
        Names = [.. text.Split(['\n'], StringSplitOptions.RemoveEmptyEntries).Select(Add)];
    }

    /// <summary>The names of all texts, sorted (ordinal).</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The text, or <see langword="null"/> when there is none.</returns>
    public string? Read(string name)
    {
        if (!_places.TryGetValue(name, out var place)) return null;
        using var stream = _open();
        if (stream is null || _blocks + place.Block > stream.Length) return null;
        stream.Position = _blocks + place.Block;
        try
        {
            using var inflated = new DeflateStream(stream, CompressionMode.Decompress);
            return Take(inflated, place.Start + place.Length) is { } bytes ? Encoding.UTF8.GetString(bytes, place.Start, place.Length) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string? Unpack(Stream stream)
    {
        try
        {
            using var inflated = new DeflateStream(stream, CompressionMode.Decompress);
            using var reader = new StreamReader(inflated);
            return reader.ReadToEnd();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[]? Take(Stream stream, int count)
    {
        if (count is < 0 or > MostBytes) return null;
        var bytes = new byte[count];
        for (var read = 0; read < count;)
        {
            var more = stream.Read(bytes, read, count - read);
            if (more == 0) return null;
            read += more;
        }

        return bytes;
    }

    private string Add(string line)
    {
        var words = line.Split(' ');
        if (words.Length == 4) _places[words[0]] = new(Number(words[1]), Number(words[2]), Number(words[3]));
        return words[0];
    }

    private static int Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private readonly record struct Place(int Block, int Start, int Length);
}
