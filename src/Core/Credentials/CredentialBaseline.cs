using System.Text;

namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// The findings that an old code base starts with, so that only new ones fail a build. A line a finding: rule, SHA-256 of the value, file.
/// No line numbers: an edit above a finding must not make it new. The same value in another file is a new finding.
/// </summary>
public sealed class CredentialBaseline
{
    private const string Comment = "#";

    private readonly HashSet<string> _findings;

    private CredentialBaseline(HashSet<string> findings) => _findings = findings;

    /// <summary>The baseline without findings.</summary>
    public static CredentialBaseline Empty { get; } = new([]);

    /// <summary>How many findings it holds.</summary>
    public int Count => _findings.Count;

    /// <summary>The findings, as <see cref="Line"/> makes them, in no order.</summary>
    public IEnumerable<string> Lines => _findings;

    /// <summary>The file of a finding.</summary>
    /// <returns>The path, relative to the baseline's folder; null for a line of another form.</returns>
    public static string? FileOf(string line) => line.Split([' '], 3) is [_, _, var file] ? file : null;

    /// <summary>Reads a baseline.</summary>
    /// <param name="text">The file's text; blank lines, lines that begin with <c>#</c> and lines of another form are passed over.</param>
    /// <returns>The baseline.</returns>
    public static CredentialBaseline Parse(string text)
    {
        var findings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.Trim();
            if (trimmed.Length > 0 && !trimmed.StartsWith(Comment, StringComparison.Ordinal)) findings.Add(trimmed);
        }

        return findings.Count == 0 ? Empty : new CredentialBaseline(findings);
    }

    /// <summary>One finding as a line of the file.</summary>
    /// <param name="rule">Such as <c>IAM0001</c>.</param>
    /// <param name="hash">The value's SHA-256; see <see cref="CredentialText.Hash"/>.</param>
    /// <param name="file">The file's path, relative to the baseline's folder.</param>
    /// <returns>The line, without a line break.</returns>
    public static string Line(string rule, string hash, string file) => $"{rule} {hash} {file.Replace('\\', '/')}";

    /// <summary>Writes a baseline.</summary>
    /// <param name="lines">Lines as <see cref="Line"/> makes them, in any order.</param>
    /// <returns>The file's text, sorted.</returns>
    public static string Write(IEnumerable<string> lines)
    {
        var text = new StringBuilder("# Credentials found when the analyzer was adopted: rule, SHA-256 of the value, file.\n");
        foreach (var line in lines.Distinct(StringComparer.Ordinal).OrderBy(static line => line, StringComparer.Ordinal)) text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>Whether a finding was there before.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="value">The exact value; hashed only when the baseline has findings.</param>
    /// <param name="file">The file's path, relative to the baseline's folder.</param>
    /// <returns>Whether it is in the baseline.</returns>
    public bool Has(string rule, string value, string file)
        => _findings.Count > 0 && _findings.Contains(Line(rule, CredentialText.Hash(value), file));
}
