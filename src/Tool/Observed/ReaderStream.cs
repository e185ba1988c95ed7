using System.Text;

namespace IamAnalyzers.Tool.Observed;

/// <summary>The text of a reader as UTF-8, so that standard input is read like a file.</summary>
/// <param name="reader">The reader.</param>
internal sealed class ReaderStream(TextReader reader) : Stream
{
    private readonly char[] _chars = new char[1 << 13];
    private readonly byte[] _bytes = new byte[(1 << 13) * 4];
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();
    private int _start;
    private int _end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_start == _end)
        {
            var read = reader.Read(_chars, 0, _chars.Length);
            if (read == 0) return 0;
            _end = _encoder.GetBytes(_chars, 0, read, _bytes, 0, flush: false);
            _start = 0;
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _bytes.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
