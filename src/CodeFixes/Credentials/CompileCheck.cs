using Microsoft.CodeAnalysis;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>Sees that a change brings no error, also none that is a warning made an error.</summary>
internal static class CompileCheck
{
    public static async Task<bool> PassesAsync(Solution before, Solution after, IEnumerable<DocumentId> documents, CancellationToken cancellationToken)
    {
        foreach (var id in documents)
        {
            var old = await ErrorsAsync(before.GetDocument(id), cancellationToken).ConfigureAwait(false);
            var now = await ErrorsAsync(after.GetDocument(id), cancellationToken).ConfigureAwait(false);
            if (now.Any(one => one.Value > (old.TryGetValue(one.Key, out var count) ? count : 0))) return false;
        }

        return true;
    }

    private static async Task<Dictionary<string, int>> ErrorsAsync(Document? document, CancellationToken cancellationToken)
    {
        if (document is null || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model) return [];
        return model.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .GroupBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ToDictionary(static group => group.Key, static group => group.Count(), StringComparer.Ordinal);
    }
}
