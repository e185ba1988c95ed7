using System.IO.Compression;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Tool.Inputs;

/// <summary>A published program in a zip file, as Lambda takes it.</summary>
internal static class ZipInput
{
    private const int UnixTypeShift = 28;
    private const int UnixLink = 0xA;

    /// <summary>Unpacks a file.</summary>
    /// <param name="path">The zip file.</param>
    /// <param name="folder">An empty folder.</param>
    /// <exception cref="ToolException">The file is damaged, or holds what a published program does not hold.</exception>
    public static void Unpack(string path, string folder, CancellationToken cancellation)
    {
        var limits = new UnpackLimits(path);
        try
        {
            using var archive = ZipFile.OpenRead(path);
            foreach (var entry in archive.Entries)
            {
                if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\')) continue;
                if ((int)((uint)entry.ExternalAttributes >> UnixTypeShift) == UnixLink) throw new ToolException($"'{path}' contains the link '{VisibleText.Of(entry.FullName)}'. Links are not followed; nothing was read from it.");
                using var content = entry.Open();
                limits.Write(folder, entry.FullName, content, cancellation);
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException)
        {
            throw new ToolException($"'{path}' cannot be unpacked: {error.Message}");
        }
    }
}
