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
        "Hard-coded access key id",
        "{0} is hard-coded; rotate the key if this was ever committed, and let the SDK find credentials by itself",
        "Who reads the source, the assembly or its history has the id, and its secret is seldom far away.");

    /// <summary>A secret access key in code.</summary>
    public static DiagnosticDescriptor SecretAccessKey { get; } = Create(
        RuleIds.SecretAccessKey,
        Credentials,
        "Hard-coded secret access key",
        "{0} is hard-coded; {1}",
        "Who reads the source, the assembly or its history can act as the owner of the key.");

    /// <summary>A session token or a bearer token in code.</summary>
    public static DiagnosticDescriptor Token { get; } = Create(
        RuleIds.Token,
        Credentials,
        "Hard-coded session token or Amazon Bedrock API key",
        "{0} is hard-coded; revoke it if this was ever committed, and let the SDK find credentials by itself",
        "Who reads the source, the assembly or its history can act as the owner of the token while it is valid.");

    /// <summary>Credentials passed by value.</summary>
    public static DiagnosticDescriptor CredentialByValue { get; } = Create(
        RuleIds.CredentialByValue,
        Credentials,
        "Credentials are passed by value",
        "Credentials are passed by value to '{0}'; leave them out, and the SDK finds and renews them by itself",
        "Credentials that a program carries itself are long-lived, are not renewed and end up in logs. The default chain needs none.",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: false);

    /// <summary>A credential in a file of the project that is not C#.</summary>
    public static DiagnosticDescriptor CredentialInFile { get; } = Create(
        RuleIds.CredentialInFile,
        Credentials,
        "AWS credential in a file of the project",
        "{0} stands in a file of the project; rotate it if this was ever committed, and let the SDK find credentials by itself",
        "Settings, launch profiles and container files are committed and copied as easily as code.");

    /// <summary>A use of the SDK whose operation the code does not tell.</summary>
    public static DiagnosticDescriptor UnresolvedCall { get; } = Create(
        RuleIds.UnresolvedCall,
        Calls,
        "AWS call whose operation is not known",
        "The operation of '{0}' is not known, because {1}; say what it needs with <IamPermission Include=\"service:Action\" />, or that it needs nothing with <IamExclude>",
        "The policy holds the permissions of the calls that the code tells. What it does not tell is listed, never guessed and never dropped.");

    /// <summary>A call whose principal the code does not tell.</summary>
    public static DiagnosticDescriptor DoubtfulPrincipal { get; } = Create(
        RuleIds.DoubtfulPrincipal,
        Calls,
        "AWS call for a principal that the code does not tell",
        "'{0}' counts as a call of the program's own principal, but may be another's, because {1}; put [IamAnalyzers.IamPrincipal(\"role or profile\")] on the member, or [IamAnalyzers.IamPrincipal(\"\")] for the program's own",
        "A policy belongs to one principal. A permission in the policy of the wrong one is missing where it is needed and open where it is not.",
        DiagnosticSeverity.Info);

    /// <summary>A call that opens something to everyone, hands out everything, or is a way to more rights.</summary>
    public static DiagnosticDescriptor DangerousCall { get; } = Create(
        RuleIds.DangerousCall,
        Calls,
        "Call that opens something to everyone, or is a way to more rights",
        "'{0}' {1}; {2}",
        "What such a call does reaches further than the program: everyone, or every right of the account.");

    /// <summary>A call that shares with another account, creates lasting credentials, or is with others a way to more rights.</summary>
    public static DiagnosticDescriptor SensitiveCall { get; } = Create(
        RuleIds.SensitiveCall,
        Calls,
        "Call that shares with another account, creates lasting credentials, or is part of a way to more rights",
        "'{0}' {1}; {2}",
        "Such calls are often meant. A reviewer wants to have seen them.",
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
