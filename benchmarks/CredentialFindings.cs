using System.Collections.Immutable;
using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Benchmarks;

/// <summary>
/// What the credential rules find in real code: all sources and settings of this repository and of the restored packages, also the sources
/// that their debug information embeds. Neither holds a credential, so any finding is a false one.
/// Run: <c>dotnet run --project benchmarks -c Release -- credential-findings</c>.
/// </summary>
internal static class CredentialFindings
{
    public static async Task<int> RunAsync()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var findings = await CheckAsync("repository", RepositoryFolder.Find(), embedded: []);
        findings += await CheckAsync("packages", packages, EmbeddedSources.Below(packages));
        return findings == 0 ? 0 : 1;
    }

    private static async Task<int> CheckAsync(string name, string root, IEnumerable<(string Path, string Text)> embedded)
    {
        var files = Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Where(static path => !IsOutput(path)).ToList();
        var sources = files.Where(static path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(static path => (Path: path, Text: File.ReadAllText(path))).Concat(embedded).ToList();
        var settings = files.Where(SettingsFiles.HoldsSettings).Where(static path => new FileInfo(path).Length <= SettingsFiles.LongestText).Select(static path => (Path: path, Text: File.ReadAllText(path))).ToList();
        var found = (await InSourcesAsync(sources)).Concat(settings.SelectMany(static file => InText(file.Path, file.Text))).ToList();
        foreach (var finding in found) Console.WriteLine(finding);
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {found.Count} findings in {sources.Count} C# files ({Lines(sources)} lines) and {settings.Count} files of settings ({Lines(settings)} lines)"));
        return found.Count;
    }

    private static async Task<IEnumerable<string>> InSourcesAsync(List<(string Path, string Text)> sources)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview);
        var trees = sources.Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text), options, file.Path));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Real", trees, references);
        var found = await compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new HardCodedCredentialAnalyzer())).GetAnalyzerDiagnosticsAsync();
        return found.Select(static one => FormattableString.Invariant($"{one.Location.GetLineSpan().Path}:{one.Location.GetLineSpan().StartLinePosition.Line + 1} {one.Id} {one.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
    }

    private static IEnumerable<string> InText(string path, string text)
        => SettingsFiles.IsBinary(text) ? [] : TextEvidence.Credentials(text).Select(match => FormattableString.Invariant($"{path}:{text.AsSpan(0, match.Start).Count('\n') + 1} IAM0005 {CredentialText.Describe(match)}"));

    private static long Lines(List<(string Path, string Text)> files) => files.Sum(static file => (long)file.Text.Count(static c => c == '\n'));

    private static bool IsOutput(string path)
        => path.Replace('\\', '/') is var plain && (plain.Contains("/obj/", StringComparison.Ordinal) || plain.Contains("/bin/", StringComparison.Ordinal) || plain.Contains("/.git/", StringComparison.Ordinal));
}
