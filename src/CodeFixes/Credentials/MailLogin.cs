using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>The log-in to Amazon SES's SMTP interface: its user name is an access key id, its password is made from the secret.</summary>
internal static class MailLogin
{
    private const int BesideChars = 400;

    /// <summary>Whether an access key id is the user name: it goes into a log-in, or the password or the host stands beside it.</summary>
    public static bool IsUserName(ExpressionSyntax id, CancellationToken cancellationToken)
    {
        if (id.Ancestors().OfType<ObjectCreationExpressionSyntax>().Any(static creation => CallNames.Of(creation) == "NetworkCredential")) return true;
        var text = id.SyntaxTree.GetText(cancellationToken).ToString();
        if (SesSmtpPassword.HasHostNear(text, id.SpanStart)) return true;
        var from = Math.Max(0, id.SpanStart - BesideChars);
        var to = Math.Min(text.Length, id.Span.End + BesideChars);
        // What an earlier pass made of the password.
        if (text.IndexOf("SES_SMTP_PASSWORD", from, to - from, StringComparison.Ordinal) >= 0) return true;
        var found = CredentialScanner.Find(text, from, to);
        return found?.Exists(static match => match.Kind == CredentialKind.SesSmtpPassword) == true && !found.Exists(static match => match.Kind == CredentialKind.SecretAccessKey);
    }
}
