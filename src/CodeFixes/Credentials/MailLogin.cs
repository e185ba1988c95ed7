using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>The log-in to Amazon SES's SMTP interface: its user name is an access key id, its password is made from the secret.</summary>
internal static class MailLogin
{
    /// <summary>
    /// Whether an access key id, which the SDK is not seen to take, is the user name: it goes into a log-in, the host is near, or in the same
    /// member, or else in the nearest field beside its own that holds either, stands the password and no secret access key. What is read when the
    /// program runs counts as what it was: rules are fixed one after the other.
    /// </summary>
    public static bool IsUserName(ExpressionSyntax id, CancellationToken cancellationToken)
    {
        if (id.Ancestors().OfType<ObjectCreationExpressionSyntax>().Any(static creation => CallNames.Of(creation) == "NetworkCredential")) return true;
        var text = id.SyntaxTree.GetText(cancellationToken).ToString();
        if (SesSmtpPassword.HasHostNear(text, id.SpanStart)) return true;
        foreach (var near in Around(id))
        {
            if (Holds(text, near, CredentialKind.SecretAccessKey, "AWS_SECRET_ACCESS_KEY")) return false;
            if (Holds(text, near, CredentialKind.SesSmtpPassword, "SES_SMTP_PASSWORD")) return true;
        }

        return false;
    }

    /// <summary>The member of the id, then the fields beside it: a password is mostly written behind its user name.</summary>
    private static IEnumerable<TextSpan> Around(ExpressionSyntax id)
    {
        if (id.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { Parent: { } parent } member) return [id.SyntaxTree.GetRoot().FullSpan];
        if (member is BaseMethodDeclarationSyntax or BaseTypeDeclarationSyntax) return [member.Span];
        // Fields and properties, or the statements of a program: a method is about something else.
        var siblings = parent.ChildNodes().OfType<MemberDeclarationSyntax>().Where(static one => one is not (BaseMethodDeclarationSyntax or BaseTypeDeclarationSyntax)).ToList();
        var index = siblings.IndexOf(member);
        return ((int[])[index, index + 1, index - 1]).Where(place => place >= 0 && place < siblings.Count).Select(place => siblings[place].Span);
    }

    private static bool Holds(string text, TextSpan span, CredentialKind kind, string variable)
        => text.IndexOf(variable, span.Start, span.Length, StringComparison.Ordinal) >= 0
            || CredentialScanner.Find(text, span.Start, span.End)?.Exists(match => match.Kind == kind) == true;
}
