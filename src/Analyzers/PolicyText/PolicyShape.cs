using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>Knows a policy document by its own words.</summary>
internal static class PolicyShape
{
    private const string Statement = "\"Statement\"";
    private const string Effect = "\"Effect\"";
    private const string Principal = "\"Principal\"";
    private const string NotPrincipal = "\"NotPrincipal\"";
    private const string AssumeRole = "sts:AssumeRole";

    /// <summary>The word that a piece of a policy in code must hold to be looked at: one cheap search a literal.</summary>
    public const string Word = "Statement";

    /// <summary>Whether a text is meant as a policy.</summary>
    /// <param name="text">The text.</param>
    /// <returns><see langword="true"/> when it begins as an object and has a policy's words.</returns>
    public static bool IsPolicy(string text)
        => text.TrimStart() is ['{', ..]
            && text.IndexOf(Statement, StringComparison.Ordinal) >= 0
            && text.IndexOf(Effect, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The kind of a policy of which nothing else is known.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The kind.</returns>
    public static PolicyKind KindOf(string text)
    {
        var hasPrincipal = text.IndexOf(Principal, StringComparison.Ordinal) >= 0 || text.IndexOf(NotPrincipal, StringComparison.Ordinal) >= 0;
        if (!hasPrincipal) return PolicyKind.Identity;
        return text.IndexOf(AssumeRole, StringComparison.OrdinalIgnoreCase) >= 0 && text.IndexOf("\"Resource\"", StringComparison.Ordinal) < 0 ? PolicyKind.Trust : PolicyKind.Resource;
    }
}
