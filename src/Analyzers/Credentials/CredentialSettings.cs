using System.Collections.Immutable;
using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>What a project says about credential findings; read only when there is one.</summary>
internal sealed class CredentialSettings
{
    /// <summary>The name of the file of accepted findings, among the additional files.</summary>
    public const string BaselineFileName = "iam-credentials.baseline";

    private const string CommentsOption = "iam_analyzers.credentials_in_comments";

    private static readonly string[] TestFrameworks =
    [
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core",
    ];

    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly Lazy<bool> _isTestProject;
    private readonly Lazy<(CredentialBaseline Findings, string Path)> _baseline;

    public CredentialSettings(Compilation compilation, AnalyzerOptions options)
    {
        _options = options.AnalyzerConfigOptionsProvider;
        _isTestProject = new Lazy<bool>(() => IsTest(compilation));
        _baseline = new Lazy<(CredentialBaseline, string)>(() => ReadBaseline(options.AdditionalFiles));
    }

    /// <summary>Whether findings are suggestions only.</summary>
    public bool IsTestProject => _isTestProject.Value;

    public static bool IsOff(AnalyzerOptions options)
        => options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IamAnalyzersMode", out var mode)
            && string.Equals(mode, "None", StringComparison.OrdinalIgnoreCase);

    public bool ReadsComments(SyntaxTree tree)
        => !(_options.GetOptions(tree).TryGetValue(CommentsOption, out var value) && string.Equals(value, "false", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a finding was accepted: its value is on the allow list, or it is in the baseline.</summary>
    public bool Accepts(string rule, string value, string path, AnalyzerConfigOptions? fileOptions)
    {
        if (Allows(_options.GlobalOptions, value) || (fileOptions is not null && Allows(fileOptions, value))) return true;
        var (findings, baseline) = _baseline.Value;
        return findings.Count > 0 && findings.Has(rule, value, RelativePath.From(baseline, path));
    }

    public AnalyzerConfigOptions OptionsOf(SyntaxTree tree) => _options.GetOptions(tree);

    public AnalyzerConfigOptions OptionsOf(AdditionalText file) => _options.GetOptions(file);

    private static bool Allows(AnalyzerConfigOptions options, string value)
        => options.TryGetValue(CredentialAllowList.Option, out var list) && CredentialAllowList.Parse(list).Allows(value);

    private bool IsTest(Compilation compilation)
        => (_options.GlobalOptions.TryGetValue("build_property.IsTestProject", out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase))
            || compilation.ReferencedAssemblyNames.Any(static name => TestFrameworks.Contains(name.Name, StringComparer.OrdinalIgnoreCase));

    private static (CredentialBaseline Findings, string Path) ReadBaseline(ImmutableArray<AdditionalText> files)
    {
        var file = files.FirstOrDefault(static file => file.Path.EndsWith(BaselineFileName, StringComparison.OrdinalIgnoreCase));
        return file?.GetText() is { } text ? (CredentialBaseline.Parse(text.ToString()), file.Path) : (CredentialBaseline.Empty, "");
    }
}
