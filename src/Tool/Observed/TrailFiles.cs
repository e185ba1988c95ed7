namespace IamAnalyzers.Tool.Observed;

/// <summary>The files of events that a user names, or that lie below folders.</summary>
internal static class TrailFiles
{
    private static readonly string[] Extensions = [".json", ".json.gz", ".jsonl", ".jsonl.gz", ".ndjson", ".gz"];
    private static readonly string[] OtherFiles = ["CloudTrail-Digest", "CloudTrail-Insight"];

    /// <summary>Finds the files.</summary>
    /// <param name="paths">Files, and folders with files of events at any depth.</param>
    /// <returns>The files, sorted within each folder, each once.</returns>
    /// <exception cref="TrailFileException">A path does not exist.</exception>
    public static IEnumerable<string> Find(IEnumerable<string> paths)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return paths.SelectMany(path => File.Exists(path) ? [path] : Directory.Exists(path) ? Below(path, seen) : throw new TrailFileException(path, 0, "it does not exist")).Where(file => seen.Add(RealPath(file)));
    }

    /// <summary>Opens a file. What it is packed with its first bytes say, not its name.</summary>
    /// <returns>The unpacked text.</returns>
    public static Stream Open(string file)
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var isPacked = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return isPacked ? BoundedStream.Unpack(stream, file) : stream;
    }

    // Links of folders are followed, each real folder once: so a cycle of them ends.
    private static IEnumerable<string> Below(string folder, HashSet<string> seen)
    {
        if (!seen.Add(RealPath(folder) + Path.DirectorySeparatorChar)) yield break;
        foreach (var file in Directory.EnumerateFiles(folder).Where(IsEvents).Order(StringComparer.Ordinal)) yield return file;
        foreach (var file in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).SelectMany(inner => Below(inner, seen))) yield return file;
    }

    private static bool IsEvents(string file)
        => Array.Exists(Extensions, extension => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) && !Array.Exists(OtherFiles, name => file.Contains(name, StringComparison.Ordinal));

    // A link in the middle of a path counts, too: each folder on the way is resolved when it is entered.
    private static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        var parent = Path.GetDirectoryName(full);
        var real = parent is null ? full : Path.Combine(RealFolder(parent), Path.GetFileName(full));
        return Target(real) ?? real;
    }

    private static string RealFolder(string folder)
    {
        var parent = Path.GetDirectoryName(folder);
        if (parent is null) return folder;
        var real = Path.Combine(RealFolder(parent), Path.GetFileName(folder));
        return Target(real) ?? real;
    }

    private static string? Target(string path)
    {
        try
        {
            FileSystemInfo info = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
            return info.LinkTarget is null ? null : info.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
