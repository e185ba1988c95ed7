using System.Buffers;
using System.Text.Unicode;

namespace IamAnalyzers.Tool.Observed;

/// <summary>
/// Cuts JSON into records, one in memory at a time: an object a line, the objects of an array, or those of a list in an object
/// (<c>Records</c> of a trail's file, <c>Events</c> of <c>lookup-events</c>, <c>logEvents</c> of CloudWatch Logs).
/// </summary>
/// <param name="stream">The text, UTF-8.</param>
/// <param name="file">The file, for messages.</param>
internal sealed class JsonRecords(Stream stream, string file)
{
    private const int LongestRecord = 4 << 20;
    private const int MostDepth = 256;
    private const int ChunkLength = 1 << 16;
    private static readonly string[] Lists = ["Records", "Events", "logEvents"];

    private readonly byte[] _chunk = new byte[ChunkLength];
    private readonly ArrayBufferWriter<byte> _record = new();
    private readonly Stack<byte> _open = new();
    private readonly ArrayBufferWriter<byte> _text = new();
    private long _line = 1;
    private long _recordLine;
    private int _recordDepth = -1;
    private int _listDepth = -1;
    private bool _isInText;
    private bool _isEscaped;
    private string? _lastText;
    private bool _isListNext;

    /// <summary>Reads the records.</summary>
    /// <returns>Each record's UTF-8 text and the line on which it begins. The memory is used again for the next one.</returns>
    /// <exception cref="TrailFileException">The text is no JSON, or breaks off.</exception>
    public IEnumerable<(ReadOnlyMemory<byte> Text, long Line)> Read()
    {
        var isStart = true;
        for (int count; (count = ReadChunk()) > 0;)
        {
            var skipped = isStart && count >= 3 && _chunk.AsSpan(0, 3).SequenceEqual("\uFEFF"u8) ? 3 : 0;
            isStart = false;
            for (var i = skipped; i < count; i++)
            {
                if (!Take(_chunk[i])) continue;
                yield return (_record.WrittenMemory, _recordLine);
                _record.ResetWrittenCount();
            }
        }

        if (_open.Count > 0 || _isInText) throw Wrong("the text ends early, so the file is not complete");
    }

    private int ReadChunk()
    {
        try
        {
            return stream.Read(_chunk, 0, _chunk.Length);
        }
        catch (InvalidDataException)
        {
            throw Wrong("the gzip data is damaged or incomplete");
        }
    }

    // Whether a record ends with this byte.
    private bool Take(byte c)
    {
        if (c == '\n') _line++;
        if (_recordDepth >= 0) Keep(c);
        if (_isInText)
        {
            TakeText(c);
            return false;
        }

        switch (c)
        {
            case (byte)'"':
                if (_open.Count == 0) throw Wrong("a record must be a JSON object");
                _isInText = true;
                _text.ResetWrittenCount();
                return false;
            case (byte)'{' or (byte)'[':
                Open(c);
                return false;
            case (byte)'}' or (byte)']':
                return Close(c);
            case (byte)':':
                _isListNext = _open.Count == 1 && _lastText is not null && Array.IndexOf(Lists, _lastText) >= 0;
                return false;
            case (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',':
                return false;
            default:
                if (_open.Count == 0) throw Wrong("this is not JSON; give CloudTrail files, or what 'aws cloudtrail lookup-events' prints");
                _isListNext = false;
                return false;
        }
    }

    private void TakeText(byte c)
    {
        if (_isEscaped)
        {
            _isEscaped = false;
        }
        else if (c == '\\')
        {
            _isEscaped = true;
        }
        else if (c == '"')
        {
            _isInText = false;
            _lastText = _open.Count == 1 ? System.Text.Encoding.UTF8.GetString(_text.WrittenSpan) : null;
            return;
        }

        if (_open.Count == 1 && _text.WrittenCount < 64) Add(_text, c);
    }

    private void Open(byte c)
    {
        if (_open.Count >= MostDepth) throw Wrong($"values are nested deeper than {MostDepth} levels");
        if (c == '[' && _isListNext && _listDepth < 0 && _recordDepth == 0)
        {
            // The object is a wrapper: its list holds the records.
            _recordDepth = -1;
            _record.ResetWrittenCount();
            _listDepth = _open.Count + 1;
        }
        else if (c == '[' && _open.Count == 0)
        {
            _listDepth = 1;
        }
        else if (c == '{' && _recordDepth < 0 && (_open.Count == 0 || _open.Count == _listDepth))
        {
            _recordDepth = _open.Count;
            _recordLine = _line;
            Keep(c);
        }

        _isListNext = false;
        _open.Push(c);
    }

    private bool Close(byte c)
    {
        if (_open.Count == 0 || _open.Pop() != (c == '}' ? '{' : '[')) throw Wrong("a closing bracket has no opening one");
        if (_open.Count < _listDepth) _listDepth = -1;
        if (_recordDepth != _open.Count || c != '}') return false;
        _recordDepth = -1;
        if (!Utf8.IsValid(_record.WrittenSpan)) throw new TrailFileException(file, _recordLine, "the record is not UTF-8");
        return true;
    }

    private void Keep(byte c)
    {
        if (_record.WrittenCount >= LongestRecord) throw new TrailFileException(file, _recordLine, $"a record is longer than {LongestRecord >> 20} MB, which no event is");
        Add(_record, c);
    }

    private static void Add(ArrayBufferWriter<byte> bytes, byte c)
    {
        bytes.GetSpan(1)[0] = c;
        bytes.Advance(1);
    }

    private TrailFileException Wrong(string why) => new(file, _line, why);
}
