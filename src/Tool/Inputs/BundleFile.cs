using System.IO.Compression;
using System.Text;

namespace IamAnalyzers.Tool.Inputs;

/// <summary>
/// A program that was published as a single file. The layout is that of the host in the public repository dotnet/runtime
/// (<c>src/native/corehost/bundle</c>: <c>header.cpp</c>, <c>file_entry.cpp</c>; <c>docs/design/features/bundle</c>).
/// </summary>
internal static class BundleFile
{
    private const uint OldestWithDepsJson = 2;
    private const uint OldestWithCompression = 6;
    private const uint Newest = 6;
    private const int MostFiles = 50_000;
    private const int OffsetSize = 8;

    // The SHA-256 of ".net core bundle"; the eight bytes before it say where the header is.
    private static readonly byte[] Signature =
    [
        0x8b, 0x12, 0x02, 0xb9, 0x6a, 0x61, 0x20, 0x38, 0x72, 0x7b, 0x93, 0x02, 0x14, 0xd7, 0xa0, 0x32,
        0x13, 0xf5, 0xb9, 0xe6, 0xef, 0xae, 0x33, 0x18, 0xee, 0x3b, 0x2d, 0xce, 0x24, 0xb3, 0x6a, 0xae,
    ];

    /// <summary>Unpacks a program.</summary>
    /// <param name="path">The executable.</param>
    /// <param name="folder">An empty folder.</param>
    /// <returns>Whether the file is a bundle; nothing is written otherwise.</returns>
    /// <exception cref="ToolException">The bundle is damaged, or of a version that is not known.</exception>
    public static bool TryUnpack(string path, string folder, CancellationToken cancellation)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (FindHeader(file) is not { } header) return false;
        try
        {
            Unpack(file, header, path, folder, cancellation);
            return true;
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException or ArgumentException or IOException or FormatException)
        {
            throw new ToolException($"'{path}' is a single-file program that cannot be unpacked: {error.Message}");
        }
    }

    private static void Unpack(FileStream file, long header, string path, string folder, CancellationToken cancellation)
    {
        file.Position = header;
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        var version = reader.ReadUInt32();
        reader.ReadUInt32();
        var count = reader.ReadInt32();
        if (version is 0 or > Newest || count is < 0 or > MostFiles) throw new InvalidDataException("its header is damaged, or of a later version of .NET");
        reader.ReadString();
        if (version >= OldestWithDepsJson) reader.ReadBytes((OffsetSize * 4) + sizeof(ulong));
        var entries = Enumerable.Range(0, count).Select(_ =>
        {
            var (offset, size) = (reader.ReadInt64(), reader.ReadInt64());
            var compressed = version >= OldestWithCompression ? reader.ReadInt64() : 0;
            reader.ReadByte();
            return (Offset: offset, Size: size, Compressed: compressed, Name: reader.ReadString());
        }).ToArray();
        var limits = new UnpackLimits(path);
        foreach (var (offset, size, compressed, name) in entries)
        {
            var length = compressed > 0 ? compressed : size;
            if (offset < 0 || length < 0 || offset > file.Length - length) throw new InvalidDataException("an entry lies outside the file");
            file.Position = offset;
            using var part = new PartStream(file, length);
            using var content = compressed > 0 ? new DeflateStream(part, CompressionMode.Decompress) : (Stream)part;
            limits.Write(folder, name, content, cancellation);
        }
    }

    // The signature stands in the host's own data, so a search finds it; a program that is no bundle has zeros for the place.
    private static long? FindHeader(FileStream file)
    {
        const int Size = 1 << 20;
        var buffer = new byte[Size + OffsetSize + Signature.Length];
        for (long start = 0; start < file.Length; start += Size)
        {
            file.Position = start;
            var read = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var at = buffer.AsSpan(0, read).IndexOf(Signature);
            if (at < OffsetSize) continue;
            var header = BitConverter.ToInt64(buffer, at - OffsetSize);
            return header > 0 && header < file.Length ? header : null;
        }

        return null;
    }
}
