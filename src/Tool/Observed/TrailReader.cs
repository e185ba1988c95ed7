using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IamAnalyzers.Tool.Observed;

/// <summary>Reads files of events one record at a time, each event once.</summary>
internal sealed class TrailReader
{
    private const int MostIds = 4_000_000;

    private readonly HashSet<UInt128> _ids = [];

    /// <summary>How many files were read.</summary>
    public int Files { get; private set; }

    /// <summary>How many events were read twice or more: trails overlap, and a trail may deliver an event again.</summary>
    public long Duplicates { get; private set; }

    /// <summary>How many objects in the files are no events.</summary>
    public long Others { get; private set; }

    /// <summary>Whether so many events were read that duplicates among the last ones were no longer found.</summary>
    public bool IsFull => _ids.Count >= MostIds;

    /// <summary>Reads files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="cancellation">Stops between records.</param>
    /// <exception cref="TrailFileException">A file cannot be read; the message names it and the place.</exception>
    public IEnumerable<TrailEvent> Read(IEnumerable<string> files, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            Files++;
            using var stream = Open(file);
            foreach (var one in Read(stream, file, cancellation)) yield return one;
        }
    }

    /// <summary>Reads one text.</summary>
    /// <param name="stream">The text.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="cancellation">Stops between records.</param>
    public IEnumerable<TrailEvent> Read(Stream stream, string file, CancellationToken cancellation)
    {
        foreach (var (text, line) in new JsonRecords(stream, file).Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (Parse(text, file, line) is not { } one) Others++;
            else if (IsNew(one.Id)) yield return one;
            else Duplicates++;
        }
    }

    private static Stream Open(string file)
    {
        try
        {
            return TrailFiles.Open(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new TrailFileException(file, 0, error.Message.TrimEnd('.'));
        }
    }

    private static TrailEvent? Parse(ReadOnlyMemory<byte> text, string file, long line)
    {
        try
        {
            return TrailEventReader.Read(text);
        }
        catch (JsonException error)
        {
            throw new TrailFileException(file, line + (error.LineNumber ?? 0), "the record is not JSON");
        }
    }

    private bool IsNew(string id)
    {
        if (id.Length == 0 || IsFull) return true;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return _ids.Add(new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..])));
    }
}
