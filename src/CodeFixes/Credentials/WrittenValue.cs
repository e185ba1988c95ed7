using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>A credential in one file: where it is written before and after a fix, and which of these places are reported.</summary>
internal sealed class WrittenValue
{
    private readonly SyntaxTree _treeAfter;
    private readonly List<TextSpan> _after;
    private readonly int _hiddenBefore;

    private WrittenValue(Document before, IReadOnlyList<Diagnostic> findings, SyntaxTree treeAfter, List<TextSpan> after, int hiddenBefore)
    {
        Before = before;
        Findings = findings;
        _treeAfter = treeAfter;
        _after = after;
        _hiddenBefore = hiddenBefore;
    }

    /// <summary>The file before the fix.</summary>
    public Document Before { get; }

    /// <summary>The findings of the credential in it.</summary>
    public IReadOnlyList<Diagnostic> Findings { get; }

    /// <summary>Finds the places.</summary>
    /// <param name="before">The file before the fix.</param>
    /// <param name="after">The file after it.</param>
    /// <param name="findings">The findings of one credential in the file.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Null when the credential is written nowhere in the file any more.</returns>
    public static async Task<WrittenValue?> OfAsync(Document before, Document after, IReadOnlyList<Diagnostic> findings, CancellationToken cancellationToken)
    {
        var old = await before.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var now = await after.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var written = findings.Select(finding => old.ToString(finding.Location.SourceSpan)).Distinct(StringComparer.Ordinal).ToList();
        var places = Places(now.ToString(), written);
        if (places.Count == 0 || await after.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is not { } tree) return null;
        return new(before, findings, tree, places, Hidden(Places(old.ToString(), written), findings.Select(static one => one.Location.SourceSpan)));
    }

    /// <summary>Whether more places of the credential are without a finding than before the fix.</summary>
    /// <param name="findings">The findings of the credential after the fix.</param>
    public bool IsHiddenIn(IEnumerable<Diagnostic> findings)
        => Hidden(_after, findings.Where(one => one.Location.SourceTree == _treeAfter).Select(static one => one.Location.SourceSpan)) > _hiddenBefore;

    private static int Hidden(List<TextSpan> places, IEnumerable<TextSpan> reported)
    {
        var spans = reported.ToList();
        return places.Count(place => !spans.Exists(span => span.IntersectsWith(place)));
    }

    private static List<TextSpan> Places(string text, List<string> written)
    {
        var found = new List<TextSpan>();
        foreach (var one in written)
        {
            for (var at = text.IndexOf(one, StringComparison.Ordinal); at >= 0; at = text.IndexOf(one, at + one.Length, StringComparison.Ordinal)) found.Add(new(at, one.Length));
        }

        return found;
    }
}
