using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Policies.Text;

/// <summary>Knows a policy document by its own words.</summary>
public static class PolicyShape
{
    private const string Statement = "\"Statement\"";
    private const string Effect = "\"Effect\"";
    private const string Principal = "\"Principal\"";
    private const string NotPrincipal = "\"NotPrincipal\"";
    private const string Resource = "Resource\"";
    private const string AssumeRole = "\"sts:";

    // Stack policies of CloudFormation and data protection policies have the same words.
    private static readonly string[] OfOthers = ["\"Update:", "\"DataIdentifier\"", "\"DataDirection\""];

    private static readonly char[] Space = [' ', '\t', '\r', '\n', TextHole.Mark];

    /// <summary>The word that a piece of a policy in code must hold to be looked at: one cheap search a literal.</summary>
    public const string Word = "Statement";

    /// <summary>Whether a text is meant as a policy of IAM's grammar.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> when it is an object with statements that have an effect, and no other kind of document.</returns>
    public static bool IsPolicy(string text)
        => text.TrimStart(Space) is ['{', ..]
            && text.IndexOf(Effect, StringComparison.OrdinalIgnoreCase) >= 0
            && HasOwnStatement(text)
            && !Array.Exists(OfOthers, word => text.IndexOf(word, StringComparison.Ordinal) >= 0);

    /// <summary>The kind of a policy of which nothing else is known.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The kind.</returns>
    public static PolicyKind KindOf(string text)
    {
        var hasPrincipal = text.IndexOf(Principal, StringComparison.Ordinal) >= 0 || text.IndexOf(NotPrincipal, StringComparison.Ordinal) >= 0;
        if (!hasPrincipal) return PolicyKind.Identity;
        return text.IndexOf(AssumeRole, StringComparison.OrdinalIgnoreCase) >= 0 && text.IndexOf(Resource, StringComparison.Ordinal) < 0 ? PolicyKind.Trust : PolicyKind.Resource;
    }

    // Templates, schemas and settings hold policies deeper: those have the member, the document itself does not. The text may be broken, so
    // it is not read as JSON.
    private static bool HasOwnStatement(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{' or '[': depth++; break;
                case '}' or ']': depth--; break;
                case '"':
                    if (depth == 1 && string.CompareOrdinal(text, i, Statement, 0, Statement.Length) == 0 && IsFollowedByObject(text, i + Statement.Length)) return true;
                    i = EndOfString(text, i);
                    break;
                default: break;
            }
        }

        return false;
    }

    /// <summary>Whether every bracket and text of a document is closed.</summary>
    /// <param name="text">The document.</param>
    public static bool IsClosed(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '[') depth++;
            else if (text[i] is '}' or ']') depth--;
            else if (text[i] == '"' && (i = EndOfString(text, i)) == text.Length) return false;
        }

        return depth <= 0;
    }

    private static int EndOfString(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] is '"' or '\n') return i;
        }

        return text.Length;
    }

    private static bool IsFollowedByObject(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == ':')) at++;
        return at < text.Length && text[at] is '{' or '[' or TextHole.Mark;
    }
}
