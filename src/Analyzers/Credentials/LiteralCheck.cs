using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Looks at each literal once. Almost all leave after one look at a few of their characters.</summary>
internal sealed class LiteralCheck(CredentialReporter reporter, CompositeCheck composites)
{
    public void Check(SyntaxNodeAnalysisContext context)
    {
        var text = LiteralText.Of(context.Node);
        if (KeyFragment.Opens(text)) composites.CheckOpener(context);
        if (text.Length < AccessKeyId.Length || CredentialScanner.Find(text) is not { } found) return;
        foreach (var match in found) Check(context, text, match, found);
        CheckEscaped(context, text, found);
    }

    /// <summary>The secret beside a key id, in an address or in JSON where its signs are written as escapes.</summary>
    private void CheckEscaped(SyntaxNodeAnalysisContext context, string text, List<CredentialMatch> found)
    {
        if (EscapedText.Read(text) is null) return;
        foreach (var match in TextEvidence.Credentials(text).Where(match => match.Kind != CredentialKind.AccessKeyId && !found.Exists(other => other.Value == match.Value)))
            reporter.Report(match, context.Node.GetLocation(), Sink.None, context.ReportDiagnostic);
    }

    private void Check(SyntaxNodeAnalysisContext context, string text, CredentialMatch match, List<CredentialMatch> found)
    {
        var node = context.Node;
        var isNamedByNeighbour = false;
        if (WholeWith(context, text, match) is { } whole)
        {
            // Where the letters go on in the next piece, the whole is no credential.
            if (!Standing(whole.Text, match, whole.Start, out var standing)) return;
            isNamedByNeighbour = TextEvidence.IsNamed(whole.Text, standing!);
        }

        var evidence = CodeEvidence.Of(node, match, text, context.SemanticModel, context.CancellationToken);
        if (isNamedByNeighbour || (evidence.IsCredential && !evidence.IsShared) || TextEvidence.IsBesideKeyId(text, match, found))
            reporter.Report(match, node.GetLocation(), evidence.Sink, context.ReportDiagnostic);
        else if (evidence.IsCredential && reporter.Owns(node, node))
            reporter.Report(match, node.GetLocation(), Sink.None, context.ReportDiagnostic);
    }

    /// <summary>The text that the literal is a piece of, and where it begins in it; null when the value ends within the literal or nothing is put together.</summary>
    private static (string Text, int Start)? WholeWith(SyntaxNodeAnalysisContext context, string text, CredentialMatch match)
    {
        if (match.Start > 0 && match.End < text.Length) return null;
        if (CompositeCheck.WholeOf(context.Node) is not { } whole) return null;
        var composite = new CompositeReader(context.SemanticModel, context.CancellationToken).Read(whole);
        var start = composite.StartOf(context.Node);
        return start < 0 ? null : (composite.Text, start);
    }

    /// <summary>Whether the value is one in the whole text, too.</summary>
    private static bool Standing(string whole, CredentialMatch match, int start, out CredentialMatch? standing)
    {
        standing = CredentialScanner.Find(whole)?.Find(other => other.Value == match.Value && other.Start == start + match.Start);
        return standing is not null;
    }
}
