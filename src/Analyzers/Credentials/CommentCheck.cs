using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Credentials in comments, in documentation and in code that is switched off. Reads the text of a file once.</summary>
internal sealed class CommentCheck(CredentialReporter reporter)
{
    public void Check(SyntaxTreeAnalysisContext context)
    {
        if (!reporter.Settings.ReadsComments(context.Tree)) return;
        var text = context.Tree.GetText(context.CancellationToken).ToString();
        if (CredentialScanner.Find(text) is not { } found) return;
        var root = context.Tree.GetRoot(context.CancellationToken);
        foreach (var match in found)
        {
            var span = new TextSpan(match.Start, match.Length);
            if (!IsTrivia(root, span)) continue;
            if (match.IsCertain || TextEvidence.IsNamed(text, match) || TextEvidence.IsBesideKeyId(text, match, found) || TextEvidence.IsBesideKeyIdName(text, match))
                reporter.Report(match, Location.Create(context.Tree, span), Sink.None, context.ReportDiagnostic);
        }
    }

    /// <summary>Everything that is not a token: literals are looked at elsewhere, and identifiers are no text.</summary>
    private static bool IsTrivia(SyntaxNode root, TextSpan span) => !root.FindToken(span.Start).Span.IntersectsWith(span);
}
