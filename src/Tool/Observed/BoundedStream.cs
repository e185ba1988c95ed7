namespace IamAnalyzers.Tool.Observed;

/// <summary>Unpacked data that ends with an error when there is far more of it than the packed file can honestly hold.</summary>
/// <param name="unpacked">The data.</param>
/// <param name="file">The file, for the message.</param>
/// <param name="packedLength">The length of the packed file in bytes.</param>
internal sealed class BoundedStream(Stream unpacked, string file, long packedLength) : Stream
{
    // JSON of events packs to about a twentieth; a file of zeros to a thousandth.
    private const int HighestRatio = 250;
    private const long AlwaysAllowed = 64L << 20;

    private readonly long _limit = Math.Max(AlwaysAllowed, packedLength * HighestRatio);
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = unpacked.Read(buffer);
        _read += count;
        return _read <= _limit ? count : throw new TrailFileException(file, 0, $"it unpacks to more than {HighestRatio} times its size, which no file of events does");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) unpacked.Dispose();
        base.Dispose(disposing);
    }
}
