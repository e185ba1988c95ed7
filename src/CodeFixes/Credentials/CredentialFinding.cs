using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Credentials;
using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.CodeFixes.Credentials;

/// <summary>A finding as a fix needs it: the value in code, and every place that takes it.</summary>
internal sealed class CredentialFinding
{
    private CredentialFinding(Document document, ExpressionSyntax value, CredentialKind kind, string hash)
    {
        Document = document;
        Value = value;
        Kind = kind;
        Hash = hash;
    }

    public Document Document { get; }

    /// <summary>The literal, or the expression that makes the value.</summary>
    public ExpressionSyntax Value { get; }

    public CredentialKind Kind { get; }

    /// <summary>The SHA-256 of the value.</summary>
    public string Hash { get; }

    /// <summary>Whether the expression is the credential and nothing else, so that something else can stand in its place.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The edits that make the value unneeded; empty when the SDK is not seen to take it.</summary>
    public IReadOnlyList<SinkEdit> Edits { get; private set; } = [];

    /// <summary>Whether the credentials are for an emulator or another store, where the ones of AWS must not be sent.</summary>
    public bool IsForNonAwsEndpoint { get; private set; }

    /// <summary>Whether the code around the value speaks to an emulator or another store, also if this value is for AWS.</summary>
    public bool IsNearNonAwsEndpoint { get; private set; }

    /// <summary>Whether the program sets a variable of its environment, from which it can then not be read.</summary>
    public bool GoesIntoEnvironment { get; private set; }

    /// <summary>Whether the program stores the value in a profile.</summary>
    public bool GoesIntoProfile { get; private set; }

    /// <summary>Whether the place that takes the value does without it.</summary>
    public bool HasWayOut => Edits.Count > 0;

    /// <summary>Whether an access key id is the user name of Amazon SES's SMTP interface, which the SDK does not read.</summary>
    public bool IsMailUser { get; private set; }

    /// <summary>
    /// Whether the project holds another credential of the kind, which is not read under the same name: the two would be made one. Asked
    /// only of a finding that a fix must take along.
    /// </summary>
    public bool HasRival { get; set; }

    /// <summary>The name under which the SDK, too, finds the value in the environment; for mail a name of its own.</summary>
    public string SettingName => Kind switch
    {
        CredentialKind.AccessKeyId => IsMailUser ? "SES_SMTP_USERNAME" : "AWS_ACCESS_KEY_ID",
        CredentialKind.SecretAccessKey => "AWS_SECRET_ACCESS_KEY",
        CredentialKind.SessionToken or CredentialKind.JsonWebToken => "AWS_SESSION_TOKEN",
        CredentialKind.SesSmtpPassword => "SES_SMTP_PASSWORD",
        _ => "AWS_BEARER_TOKEN_BEDROCK",
    };

    /// <summary>Reads a finding.</summary>
    /// <param name="document">Where it is.</param>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>Null when it is not in an expression, but in a comment, or the compiler itself fails on the code around it.</returns>
    public static async Task<CredentialFinding?> ReadAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (CompilerFailure.Is(failure))
        {
            return null;
        }
    }

    private static async Task<CredentialFinding?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Kind, out var name) || !Enum.TryParse<CredentialKind>(name, out var kind)) return null;
        if (!diagnostic.Properties.TryGetValue(DiagnosticProperties.Hash, out var hash) || hash is null) return null;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)) return null;
        if (ExpressionAt(root, diagnostic) is not { } value) return null;

        var finding = new CredentialFinding(document, value, kind, hash)
        {
            IsWhole = model.GetConstantValue(value, cancellationToken).Value is string text && CredentialText.Hash(text) == hash,
        };
        var sinks = await SinkSearch.FindAsync(document, value, cancellationToken).ConfigureAwait(false);
        finding.IsMailUser = kind == CredentialKind.AccessKeyId && sinks.Count == 0 && MailLogin.IsUserName(value, cancellationToken);
        var ours = new List<SinkEdit>();
        foreach (var edit in sinks.Select(static sink => sink.Edit).OfType<SinkEdit>().GroupBy(static edit => edit.Node).Select(static same => same.First()))
        {
            if (!await BuildChoice.IsInAsync(edit, document.Project.Solution, cancellationToken).ConfigureAwait(false)) ours.Add(edit);
        }

        finding.Edits = ours;
        finding.GoesIntoEnvironment = sinks.Any(static sink => sink.Form == SinkForm.EnvironmentVariable);
        finding.GoesIntoProfile = sinks.Any(static sink => sink.Form == SinkForm.ProfileOptions);
        finding.IsNearNonAwsEndpoint = NonAwsEndpoint.IsNear(value, model, cancellationToken);
        finding.IsForNonAwsEndpoint = sinks.Count == 0
            ? finding.IsNearNonAwsEndpoint
            : sinks.Any(sink => NonAwsEndpoint.IsServedBy(sink, cancellationToken));
        return finding;
    }

    private static ExpressionSyntax? ExpressionAt(SyntaxNode root, Diagnostic diagnostic)
        => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
            .AncestorsAndSelf()
            .OfType<ExpressionSyntax>()
            .FirstOrDefault(node => node.Span == diagnostic.Location.SourceSpan);
}
