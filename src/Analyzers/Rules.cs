using IamAnalyzers.Core.Common;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers;

/// <summary>Every rule of this assembly. Each has a page <c>docs/rules/IAMxxxx.md</c>, which its help link names.</summary>
public static partial class Rules
{
    private const string Credentials = "Credentials";
    private const string Calls = "Calls";

    /// <summary>An access key id in code.</summary>
    public static DiagnosticDescriptor AccessKeyId { get; } = Create(
        RuleIds.AccessKeyId,
        Credentials,
        "Hard-coded access key ID",
        "{0} is hard-coded; {1}",
        "Anyone who can read the source, the assembly or the history has the key ID, and the secret is usually nearby.");

    /// <summary>A secret access key in code.</summary>
    public static DiagnosticDescriptor SecretAccessKey { get; } = Create(
        RuleIds.SecretAccessKey,
        Credentials,
        "Hard-coded secret access key",
        "{0} is hard-coded; {1}",
        "Anyone who can read the source, the assembly or the history can act as the owner of the key.");

    /// <summary>A session token or a bearer token in code.</summary>
    public static DiagnosticDescriptor Token { get; } = Create(
        RuleIds.Token,
        Credentials,
        "Hard-coded session token or Amazon Bedrock API key",
        "{0} is hard-coded; {1}",
        "Anyone who can read the source, the assembly or the history can act as the owner of the token while it is valid.");

    /// <summary>Credentials passed by value.</summary>
    public static DiagnosticDescriptor CredentialByValue { get; } = Create(
        RuleIds.CredentialByValue,
        Credentials,
        "Credentials are passed by value",
        "Credentials are passed by value to '{0}'; omit them, and the SDK finds and renews them on its own",
        "Credentials that a program carries are long-lived, are not renewed, and end up in logs. The default credential chain needs none.",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: false);

    /// <summary>A credential in a file of the project that is not C#.</summary>
    public static DiagnosticDescriptor CredentialInFile { get; } = Create(
        RuleIds.CredentialInFile,
        Credentials,
        "AWS credential in a file of the project",
        "{0} is in a file of the project; {1}",
        "Settings, launch profiles and container files are committed and copied as easily as code.");

    /// <summary>A use of the SDK whose operation cannot be determined.</summary>
    public static DiagnosticDescriptor UnresolvedCall { get; } = Create(
        RuleIds.UnresolvedCall,
        Calls,
        "AWS call whose operation cannot be determined",
        "IamAnalyzers cannot determine which permissions '{0}' needs, because {1}; declare them with <IamPermission Include=\"service:Action\" />, or exclude the call with <IamExclude> if it needs none",
        "The policy contains the permissions of the calls that can be determined. The others are listed, never guessed and never dropped.");

    /// <summary>A call whose role or profile cannot be determined.</summary>
    public static DiagnosticDescriptor DoubtfulPrincipal { get; } = Create(
        RuleIds.DoubtfulPrincipal,
        Calls,
        "AWS call whose role or profile cannot be determined",
        "IamAnalyzers cannot determine which role or profile '{0}' uses, because {1}, so it assumes the program's own; put [IamAnalyzers.IamPrincipal(\"role or profile\")] on the member, or [IamAnalyzers.IamPrincipal(\"\")] for the program's own",
        "Each policy belongs to one principal. A permission in the wrong policy is missing where it is needed and granted where it is not.",
        DiagnosticSeverity.Info);

    /// <summary>A call that makes something public, grants everything, or allows privilege escalation.</summary>
    public static DiagnosticDescriptor DangerousCall { get; } = Create(
        RuleIds.DangerousCall,
        Calls,
        "Call that makes something public or allows privilege escalation",
        "'{0}' {1}; {2}",
        "The effect of such a call reaches beyond the program: to everyone, or to every permission in the account.");

    /// <summary>A call that shares with another account, creates long-lived credentials, or allows privilege escalation together with others.</summary>
    public static DiagnosticDescriptor SensitiveCall { get; } = Create(
        RuleIds.SensitiveCall,
        Calls,
        "Call that shares with another account, creates long-lived credentials, or contributes to privilege escalation",
        "'{0}' {1}; {2}",
        "Such calls are often intended, but a reviewer should see them.",
        DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Create(
        string id,
        string category,
        string title,
        string message,
        string description,
        DiagnosticSeverity severity = DiagnosticSeverity.Warning,
        bool isEnabledByDefault = true)
        => new(id, title, message, category, severity, isEnabledByDefault, description, RuleIds.HelpLink(id));
}
