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
        var isCredential = match.IsCertain || TextEvidence.IsNamed(text, match) || IsUsedAs(first, value, match.Kind)
            || (match.Kind != CredentialKind.JsonWebToken && !first.Names.Any(CredentialName.SpeaksOfOthers) && IsBesideKeyId(value, cancellationToken))
            || (match.Kind == CredentialKind.SesSmtpPassword && SesSmtpPassword.HasHostNear(value.SyntaxTree.GetText(cancellationToken).ToString(), value.SpanStart))
            || later.Exists(use => IsUsedAs(use, value, match.Kind));
        return new(isCredential, sink);
    }

    private static bool IsUsedAs(ValueUse use, SyntaxNode value, CredentialKind kind) => IsNamed(use, value, kind) || (TakesSecrets(use.Sink) && Fits(use, kind));

    /// <summary>The SDK's own parameters and properties for tokens; every other web token is somebody else's.</summary>
    private static bool Fits(ValueUse use, CredentialKind kind)
        => kind != CredentialKind.JsonWebToken || use.Names.Any(static name => name.EndsWith("token", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a name tells, by itself or together with the code around the value.</summary>
    public static bool IsNamed(ValueUse use, SyntaxNode value, CredentialKind kind)
    {
        if (use.Holes.Any(hole => hole.Tells(kind))) return true;
        foreach (var name in use.Names)
        {
            var evidence = CredentialName.Read(name, kind);
            if (evidence == NameEvidence.Strong) return true;
            if (evidence == NameEvidence.Weak && SpeaksOfAws(use, value)) return true;
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

    /// <summary>
    /// Whether the code around a value speaks of AWS: the nearest name that speaks of anybody decides, of its own, of what takes it, of the
    /// sections, member, types and namespaces around it; where none does, a file that uses the SDK.
    /// </summary>
    private static bool SpeaksOfAws(ValueUse use, SyntaxNode value)
    {
        foreach (var name in use.Names.Concat(use.Takers).Concat(Around(value)))
        {
            if (CredentialName.SpeaksOfAws(name)) return true;
            if (CredentialName.IsForeignPlace(name)) return false;
        }

        return value.SyntaxTree.GetRoot() is CompilationUnitSyntax unit
            && unit.Usings.Any(static directive => directive.NamespaceOrType.ToString() is var space && (space == "Amazon" || space.StartsWith("Amazon.", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Around(SyntaxNode value)
        => value.Ancestors().Select(static ancestor => ancestor switch
        {
            AssignmentExpressionSyntax section => KeyedPair.KeyOf(section.Left),
            AnonymousObjectMemberDeclaratorSyntax { NameEquals.Name.Identifier.ValueText: var section } => section,
            InitializerExpressionSyntax { Expressions: [var section, ..] } entry when entry.IsKind(SyntaxKind.ComplexElementInitializerExpression) => LiteralText.Of(section),
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            _ => "",
        });

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

    /// <summary>An id, or the name of the variable from which it is read: a fix that takes the id out leaves the name.</summary>
    private static bool HasKeyId(string text)
        => text.IndexOf("AWS_ACCESS_KEY_ID", StringComparison.Ordinal) >= 0 || text.IndexOf("SES_SMTP_USERNAME", StringComparison.Ordinal) >= 0
            || CredentialScanner.Find(text)?.Any(static match => match.Kind == CredentialKind.AccessKeyId) == true;
}

/// <summary>What code says of a value.</summary>
/// <param name="IsCredential">Whether it is a credential of AWS.</param>
/// <param name="Sink">Where it goes, as far as it is known; also where no evidence is needed.</param>
internal readonly record struct Evidence(bool IsCredential, Sink Sink);
