using IamAnalyzers.Core.Credentials;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Looks at each literal once. Almost all leave after one look at a few of their characters.</summary>
internal sealed class LiteralCheck(CredentialReporter reporter, BuiltTextCheck builtTexts)
{
    public void Check(SyntaxNodeAnalysisContext context)
    {
        var text = LiteralText.Of(context.Node);
        if (KeyFragment.Opens(text)) builtTexts.CheckOpener(context);
        if (text.Length < AccessKeyId.Length || CredentialScanner.Find(text) is not { } found) return;
        foreach (var match in found)
        {
            if (EvidenceOf(context.Node, match, found, context.SemanticModel, context.CancellationToken) is { IsCredential: true } evidence)
                reporter.Report(match, context.Node.GetLocation(), evidence.Sink, context.ReportDiagnostic);
        }

        CheckEscaped(context, text, found);
    }

    /// <summary>What the code says of a value in a literal: by the literal, what is built of it, and its uses in the same file.</summary>
    /// <param name="literal">The literal, or a piece of an interpolated string.</param>
    /// <param name="match">The value in its text.</param>
    /// <param name="found">All that was found in its text.</param>
    /// <param name="model">The file's model.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static Evidence EvidenceOf(SyntaxNode literal, CredentialMatch match, List<CredentialMatch> found, SemanticModel model, CancellationToken cancellationToken)
    {
        var text = LiteralText.Of(literal);
        var code = new Lazy<CodeIndex>(() => CodeIndex.For(model, new Dependencies()));
        var isAtEdge = match.Start == 0 || match.End == text.Length;
        if (isAtEdge && !StandsIn(TextWhole.Of(literal, model, cancellationToken), literal, match, code, cancellationToken)) return default;
        var evidence = CodeEvidence.Of(literal, match, text, model, cancellationToken);
        return evidence.IsCredential || TextEvidence.IsBesideKeyId(text, match, found) || ((isAtEdge || literal is InterpolatedStringTextSyntax) && IsNamedByNeighbour(literal, match, code.Value, cancellationToken))
            ? evidence with { IsCredential = true }
            : evidence;
    }

    /// <summary>The secret beside a key id, in an address or in JSON where its signs are written as escapes.</summary>
    private void CheckEscaped(SyntaxNodeAnalysisContext context, string text, List<CredentialMatch> found)
    {
        if (EscapedText.Read(text) is null) return;
        foreach (var match in TextEvidence.Credentials(text).Where(match => match.Kind != CredentialKind.AccessKeyId && !found.Exists(other => other.Value == match.Value)))
            reporter.Report(match, context.Node.GetLocation(), Sink.None, context.ReportDiagnostic);
    }

    /// <summary>Whether the value is one in the whole text, too: where the letters go on in the next piece, it is none. Broken code has no text.</summary>
    private static bool StandsIn(ExpressionSyntax whole, SyntaxNode literal, CredentialMatch match, Lazy<CodeIndex> code, CancellationToken token)
        => whole == literal || Read(whole, code.Value, token) is var text
            && (text.Pieces.All(piece => piece.Source != literal) || BuiltCredential.In(text).Any(other => other.First == literal && other.Match.Value == match.Value));

    private static bool IsNamedByNeighbour(SyntaxNode literal, CredentialMatch match, CodeIndex code, CancellationToken token)
        => new BuiltTexts(code, token).Of(literal)
            .Where(whole => whole != literal)
            .SelectMany(whole => BuiltCredential.In(Read(whole, code, token)))
            .Any(other => other.First == literal && other.Match.Value == match.Value && (other.Match.IsCertain || TextEvidence.IsNamed(other.Text, other.Match)));

    private static PlacedText Read(ExpressionSyntax whole, CodeIndex code, CancellationToken token) => new PlacedTextReader(code, token).Read(whole);
}
