using System.Text;

namespace IamAnalyzers.Build.Review;

/// <summary>The text of a file that people wrote: written back in its own encoding, with its byte order mark or without.</summary>
internal sealed class PolicyFileText
{
    private readonly Encoding _encoding;
    private readonly bool _hasMark;

    private PolicyFileText(string text, Encoding encoding, bool hasMark)
    {
        Text = text;
        _encoding = encoding;
        _hasMark = hasMark;
    }

    /// <summary>The text, without the mark.</summary>
    public string Text { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The text.</returns>
    /// <exception cref="IOException">The file cannot be read, or is no text: to write it back would change it.</exception>
    public static PolicyFileText Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var marked = Marked.FirstOrDefault(encoding => encoding.GetPreamble() is var mark && bytes.AsSpan().StartsWith(mark));
        var encoding = marked ?? Marked[0];
        try
        {
            var skipped = marked is null ? 0 : marked.GetPreamble().Length;
            return new(encoding.GetString(bytes, skipped, bytes.Length - skipped), encoding, marked is not null);
        }
        catch (DecoderFallbackException)
        {
            throw new IOException($"'{path}' has bytes that are not {encoding.WebName}, so it is not edited.");
        }
    }

    /// <summary>Writes another text in the same way.</summary>
    /// <param name="path">The file.</param>
    public void Write(string path, string text)
        => File.WriteAllBytes(path, [.. _hasMark ? _encoding.GetPreamble() : [], .. _encoding.GetBytes(text)]);

    private static Encoding[] Marked { get; } =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];
}
