using IamAnalyzers.Build.Configuration;
using IamAnalyzers.Core.Credentials;

namespace IamAnalyzers.Build.Credentials;

/// <summary>What a project's configuration says of credentials, for the files that the compiler does not see.</summary>
internal sealed class CredentialOptions
{
    private const string RuleSeverity = "dotnet_diagnostic.iam0005.severity";

    private readonly ConfigFiles _files;

    private CredentialOptions(ConfigFiles files) => _files = files;

    /// <summary>Reads files; one that cannot be read says nothing.</summary>
    /// <param name="paths">The paths, as the compiler gets them.</param>
    public static CredentialOptions Read(IEnumerable<string> paths) => new(ConfigFiles.Read(paths));

    /// <summary>Whether a value in a file is on the allow list.</summary>
    public bool Allows(string value, string path)
        => _files.For(path).Any(entry => entry.Key == CredentialAllowList.Option && CredentialAllowList.Parse(entry.Value).Allows(value));

    /// <summary>The severity that is set for findings in a file; null when none is.</summary>
    public string? SeverityIn(string path)
        => _files.For(path).Where(static entry => entry.Key is SettingsFiles.SeverityOption or RuleSeverity).Select(static entry => entry.Value.ToLowerInvariant()).LastOrDefault();
}
