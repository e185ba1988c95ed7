using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Decides whether code says of a value, which has the form of a secret or a token, that it is one of AWS.</summary>
internal static class CodeEvidence
{
    private const int BesideLines = 3;
    private const int BesideChars = 400;

    /// <summary>Looks for evidence, the cheapest first.</summary>
    /// <param name="value">The literal or expression that has the value.</param>
    /// <param name="match">The value in the text of that literal.</param>
    /// <param name="text">The text.</param>
    /// <param name="model">The file's model.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static Evidence Of(SyntaxNode value, CredentialMatch match, string text, SemanticModel model, CancellationToken cancellationToken)
    {
        var first = ValueUse.Of(value, model, cancellationToken);
        var later = ValueUses.Of(first, value, model, cancellationToken);
        var sink = first.Sink.Node is not null ? first.Sink : later.Select(static use => use.Sink).FirstOrDefault(static use => use.Node is not null);
        var isCredential = match.IsCertain || TextEvidence.IsNamed(text, match) || IsNamed(first, value, match.Kind) || TakesSecrets(sink)
            || (!first.Names.Any(CredentialName.SpeaksOfOthers) && IsBesideKeyId(value, cancellationToken))
            || later.Exists(use => IsNamed(use, value, match.Kind));
        return new(isCredential, sink);
    }

    /// <summary>Whether a name tells, by itself or together with the code around the value.</summary>
    public static bool IsNamed(ValueUse use, SyntaxNode value, CredentialKind kind)
    {
        foreach (var name in use.Names)
        {
            var evidence = CredentialName.Read(name, kind);
            if (evidence == NameEvidence.Strong) return true;
            if (evidence == NameEvidence.Weak && (use.Names.Any(CredentialName.SpeaksOfAws) || SurroundingsSpeakOfAws(value))) return true;
        }

        return false;
    }

    private static bool TakesSecrets(Sink sink) => sink.Form switch
    {
        SinkForm.None => false,
        // Any value may go into the environment; only the names of some are those of credentials.
        SinkForm.EnvironmentVariable => false,
        _ => true,
    };

    /// <summary>Whether the member, the types or the namespaces around a value speak of AWS, or the file uses the SDK.</summary>
    private static bool SurroundingsSpeakOfAws(SyntaxNode value)
    {
        foreach (var ancestor in value.Ancestors())
        {
            var name = ancestor switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
                BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
                _ => "",
            };
            if (name.Length > 0 && CredentialName.SpeaksOfAws(name)) return true;
        }

        return value.SyntaxTree.GetRoot() is CompilationUnitSyntax unit
            && unit.Usings.Any(static use => use.NamespaceOrType.ToString() is var space && (space == "Amazon" || space.StartsWith("Amazon.", StringComparison.Ordinal)));
    }

    private static bool IsBesideKeyId(SyntaxNode value, CancellationToken cancellationToken)
    {
        var text = value.SyntaxTree.GetText(cancellationToken);
        var lines = value.SyntaxTree.GetLineSpan(value.Span, cancellationToken);
        var first = text.Lines[Math.Max(0, lines.StartLinePosition.Line - BesideLines)].Start;
        var last = text.Lines[Math.Min(text.Lines.Count - 1, lines.EndLinePosition.Line + BesideLines)].End;
        var before = TextSpan.FromBounds(Math.Max(first, value.SpanStart - BesideChars), value.SpanStart);
        var after = TextSpan.FromBounds(value.Span.End, Math.Min(last, value.Span.End + BesideChars));
        return HasKeyId(text.ToString(before)) || HasKeyId(text.ToString(after))
            || (LiteralText.Of(value) is { Length: > SecretShape.Length } own && HasKeyId(own));
    }

    private static bool HasKeyId(string text)
        => CredentialScanner.Find(text)?.Any(static match => match.Kind == CredentialKind.AccessKeyId) == true;
}

/// <summary>What code says of a value.</summary>
/// <param name="IsCredential">Whether it is a credential of AWS.</param>
/// <param name="Sink">Where it goes, as far as it is known; also where no evidence is needed.</param>
internal readonly record struct Evidence(bool IsCredential, Sink Sink);
