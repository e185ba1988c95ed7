using System.Text;

namespace IamAnalyzers.Build.Output;

/// <summary>Text files as this package writes them: UTF-8 without mark, and untouched when nothing changes.</summary>
internal static class TextFile
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <returns>Its text; empty when there is no such file.</returns>
    public static string ReadOrEmpty(string path) => File.Exists(path) ? File.ReadAllText(path, Utf8) : "";

    /// <summary>Writes a file, also when it holds this text already.</summary>
    /// <param name="path">The file's path; its folder is made when it lacks.</param>
    public static void Write(string path, string text)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        File.WriteAllText(path, text, Utf8);
    }

    /// <summary>Writes a file when it does not hold this text already.</summary>
    /// <param name="path">The file's path; its folder is made when it lacks.</param>
    /// <returns>Whether it was written.</returns>
    public static bool WriteIfDifferent(string path, string text)
    {
        if (File.Exists(path) && IsSame(path, Utf8.GetBytes(text))) return false;
        Write(path, text);
        return true;
    }

    private static bool IsSame(string path, byte[] bytes)
        => new FileInfo(path).Length == bytes.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
}
