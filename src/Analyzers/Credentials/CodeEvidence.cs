using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>Decides whether code says of a value, which has the form of a secret or a token, that it is one of AWS.</summary>
internal static class CodeEvidence
{
    private const int BesideLines = 3;
    private const int BesideChars = 400;
    private const int MostUses = 50;

    /// <summary>Looks for evidence, the cheapest first.</summary>
    /// <param name="value">The literal or expression that has the value.</param>
    /// <param name="match">The value in the text of that literal.</param>
    /// <param name="text">The text.</param>
    /// <param name="model">The file's model.</param>
    /// <param name="sink">Where the value goes, as far as it is known; also without evidence being needed.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static bool IsCredential(SyntaxNode value, CredentialMatch match, string text, SemanticModel model, out Sink sink, CancellationToken cancellationToken)
    {
        var targets = ValueTargets.Of(value, model, cancellationToken);
        sink = targets.Sink;
        var uses = UsesOf(targets, model, cancellationToken);
        if (sink.Node is null) sink = uses.Select(static use => use.Sink).FirstOrDefault(static use => use.Node is not null);
        return match.IsCertain
            || TextEvidence.IsNamed(text, match)
            || IsNamed(targets.Names, value, match.Kind)
            || TakesSecrets(sink)
            || IsBesideKeyId(value, cancellationToken)
            || uses.Any(use => IsNamed(use.Names, value, match.Kind));
    }

    /// <summary>Whether a declaration's literal needs no more than its own file to be known for a credential.</summary>
    public static bool IsCredentialByItself(VariableDeclaratorSyntax declarator, ExpressionSyntax literal, CredentialMatch match, CancellationToken cancellationToken)
        => match.IsCertain || IsNamed([declarator.Identifier.ValueText], literal, match.Kind) || IsBesideKeyId(literal, cancellationToken);

    private static bool TakesSecrets(Sink sink) => sink.Form switch
    {
        SinkForm.None => false,
        // Any value may go into the environment; only the names of some are those of credentials.
        SinkForm.EnvironmentVariable => false,
        _ => true,
    };

    private static bool IsNamed(IReadOnlyList<string> names, SyntaxNode value, CredentialKind kind)
    {
        foreach (var name in names)
        {
            var evidence = CredentialName.Read(name, kind);
            if (evidence == NameEvidence.Strong) return true;
            if (evidence == NameEvidence.Weak && (names.Any(CredentialName.SpeaksOfAws) || SurroundingsSpeakOfAws(value))) return true;
        }

        return false;
    }

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

    /// <summary>What becomes of a variable that holds the value: where the same body or type uses it.</summary>
    private static List<ValueTargets> UsesOf(ValueTargets targets, SemanticModel model, CancellationToken cancellationToken)
    {
        if (targets.Variable is not { } variable || ScopeOf(variable) is not { } scope) return [];
        var symbol = model.GetDeclaredSymbol(variable, cancellationToken);
        return
        [
            .. UseIndex.Of(scope, variable.Identifier.ValueText)
                .Take(MostUses)
                .Where(use => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellationToken).Symbol, symbol))
                .Select(use => ValueTargets.Of(use, model, cancellationToken)),
        ];
    }

    /// <summary>The body of a local, the type of a field.</summary>
    private static SyntaxNode? ScopeOf(VariableDeclaratorSyntax variable) => variable.Parent?.Parent switch
    {
        BaseFieldDeclarationSyntax field => field.Parent,
        LocalDeclarationStatementSyntax { Parent: GlobalStatementSyntax } => variable.SyntaxTree.GetRoot(),
        { } statement => statement.Parent,
        null => null,
    };
}
