using System.Globalization;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Tool.Inputs;

/// <summary>How much a command unpacks: far more than any program has, and far less than a bomb.</summary>
/// <param name="name">The archive, for messages.</param>
/// <param name="mostFiles">How many files at most.</param>
/// <param name="mostBytes">How many bytes at most, unpacked.</param>
internal sealed class UnpackLimits(string name, int mostFiles = 50_000, long mostBytes = 4L << 30)
{
    private const int BufferSize = 81_920;

    private int _files;
    private long _bytes;

    /// <summary>Writes a file of the archive below a folder.</summary>
    /// <param name="folder">The folder that nothing may be written outside of.</param>
    /// <param name="entry">The path in the archive.</param>
    /// <param name="content">What the file holds.</param>
    /// <exception cref="ToolException">The path leads out of the folder, or the archive is larger than a program can be.</exception>
    public void Write(string folder, string entry, Stream content, CancellationToken cancellation)
    {
        if (++_files > mostFiles) throw TooLarge(string.Create(CultureInfo.InvariantCulture, $"more than {mostFiles:N0} files"));
        var path = PathBelow(folder, entry);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        var buffer = new byte[BufferSize];
        for (int read; (read = content.Read(buffer)) > 0; file.Write(buffer, 0, read))
        {
            cancellation.ThrowIfCancellationRequested();
            _bytes += read;
            if (_bytes > mostBytes) throw TooLarge(string.Create(CultureInfo.InvariantCulture, $"more than {mostBytes:N0} bytes"));
        }
    }

    private string PathBelow(string folder, string entry)
    {
        var plain = entry.Replace('\\', '/');
        var parts = plain.Split('/');
        var path = Path.GetFullPath(Path.Combine(folder, plain));
        return plain.Length > 0 && !plain.Contains(':', StringComparison.Ordinal) && !plain.Contains('\0', StringComparison.Ordinal) && !Path.IsPathRooted(plain) && !parts.Contains("..") && path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ToolException($"'{name}' contains the path '{VisibleText.Of(entry)}', which leads out of its folder. Nothing was read from it.");
    }

    private ToolException TooLarge(string what) => new($"'{name}' holds {what}. Give the folder or the assembly instead.");
}
