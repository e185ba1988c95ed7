using System.IO.Compression;

namespace IamAnalyzers.Tool.Observed;

/// <summary>Unpacked data that ends with an error when there is far more of it than the packed file can honestly hold.</summary>
internal sealed class BoundedStream : Stream
{
    // JSON of events packs to about a twentieth; a file of zeros to a thousandth.
    private const int HighestRatio = 250;
    private const long AlwaysAllowed = 64L << 20;

    private readonly GZipStream _unpacked;
    private readonly string _file;
    private readonly long _limit;
    private long _read;

    private BoundedStream(Stream packed, string file)
    {
        _unpacked = new GZipStream(packed, CompressionMode.Decompress);
        _file = file;
        _limit = Math.Max(AlwaysAllowed, packed.Length * HighestRatio);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <summary>Unpacks a file of gzip.</summary>
    /// <param name="packed">The file's content, which is closed with the data.</param>
    /// <param name="file">The file, for the message.</param>
    public static BoundedStream Unpack(Stream packed, string file) => new(packed, file);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = _unpacked.Read(buffer);
        _read += count;
        return _read <= _limit ? count : throw new TrailFileException(_file, 0, $"it unpacks to more than {HighestRatio} times its size, which no event file does");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _unpacked.Dispose();
        base.Dispose(disposing);
    }
}
