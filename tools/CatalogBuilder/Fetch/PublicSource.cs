namespace IamAnalyzers.CatalogBuilder.Fetch;

/// <summary>A published file that the catalogue is made from.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Date">The date of the data, yyyy-MM-dd.</param>
/// <param name="File">The file's name in the folder.</param>
/// <param name="Sha256">The checksum, in small hexadecimal digits; empty when none is known yet.</param>
/// <param name="Address">An <c>https:</c> address, or <c>npm:</c> and a package with its version.</param>
internal sealed record PublicSource(string Name, string Date, string File, string Sha256, string Address)
{
    private const string Npm = "npm:";
    private const string NoChecksum = "-";

    /// <summary>The package and version, when npm serves the file.</summary>
    public string? Package => Address.StartsWith(Npm, StringComparison.Ordinal) ? Address[Npm.Length..] : null;

    /// <summary>The sources that this tool pins.</summary>
    public static IReadOnlyList<PublicSource> Pinned() => Parse(System.IO.File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fetch", "sources.txt")));

    /// <summary>Reads a list: a source a line, and lines that begin with <c>#</c> for people.</summary>
    /// <exception cref="FormatException">A line is none of the format.</exception>
    public static IReadOnlyList<PublicSource> Parse(IEnumerable<string> lines)
        => [.. lines.Where(static line => line.Length > 0 && line[0] != '#').Select(ParseLine)];

    private static PublicSource ParseLine(string line)
    {
        var words = line.Split(' ');
        var isSource = words.Length == 5
            && (words[3] == NoChecksum || (words[3].Length == 64 && words[3].All(char.IsAsciiHexDigitLower)))
            && DateOnly.TryParseExact(words[1], "yyyy-MM-dd", out _)
            && Path.GetFileName(words[2]) == words[2]
            && Uri.TryCreate(words[4], UriKind.Absolute, out _);
        if (!isSource) throw new FormatException("Not a source: " + line);
        return new PublicSource(words[0], words[1], words[2], words[3] == NoChecksum ? "" : words[3], words[4]);
    }
}
