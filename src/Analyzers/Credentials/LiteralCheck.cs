using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
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
    }

    private void Check(SyntaxNodeAnalysisContext context, string text, CredentialMatch match, List<CredentialMatch> found)
    {
        if (IsBrokenByNeighbour(context, text, match)) return;
        var isCredential = CodeEvidence.IsCredential(context.Node, match, text, context.SemanticModel, out var sink, context.CancellationToken)
            || TextEvidence.IsBesideKeyId(text, match, found);
        if (isCredential) reporter.Report(match, context.Node.GetLocation(), sink, context.ReportDiagnostic);
    }

    /// <summary>Whether the literal is a piece of a text in which the letters go on: then the whole is no credential.</summary>
    private static bool IsBrokenByNeighbour(SyntaxNodeAnalysisContext context, string text, CredentialMatch match)
    {
        if (match.Start > 0 && match.End < text.Length) return false;
        if (CompositeCheck.WholeOf(context.Node) is not { } whole) return false;
        var composite = new CompositeReader(context.SemanticModel, context.CancellationToken).Read(whole);
        var start = composite.StartOf(context.Node);
        if (start < 0) return false;
        return CredentialScanner.Find(composite.Text)?.Any(other => other.Value == match.Value && other.Start == start + match.Start) != true;
    }
}
