using System.Globalization;
using System.Text;
using IamAnalyzers.Build.Configuration;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Build.Templates;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Templates;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Answers;

/// <summary>Policies and templates, checked as in a build.</summary>
internal static class LintAnswer
{
    private const long LongestFile = 8_000_000;

    private static readonly string[] Extensions = [".json", ".yaml", ".yml", ".template"];
    private static readonly string[] ConfigNames = [".globalconfig", ".editorconfig"];
    private static readonly string[] SkippedFolders = ["bin", "obj", "node_modules", "cdk.out", ".git", ".aws-sam"];

    /// <summary>Checks.</summary>
    /// <param name="paths">Full paths of files and folders; of a folder, the policies and templates in it are found by their content.</param>
    /// <param name="kind">The kind of all policies; <see langword="null"/> when each file's own words tell.</param>
    /// <param name="service">The action prefix of the service whose resource takes the policies; empty when not known.</param>
    public static Answer Of(IReadOnlyList<string> paths, PolicyKindName? kind, string service, CancellationToken cancellation)
    {
        List<(Problem Problem, ItemPlace Place)> found = [];
        var count = 0;
        foreach (var (path, isNamed) in paths.SelectMany(Files))
        {
            cancellation.ThrowIfCancellationRequested();
            var text = Read(path, isNamed);
            if (TemplateShape.IsMeantAsTemplate(text)) found.AddRange(TemplateReport.Of(path, TemplateFile.Read(text), ConfigFor(path), []));
            else if (isNamed || PolicyShape.IsPolicy(text)) found.AddRange(Policy(path, text, kind, service));
            else continue;
            count++;
        }

        var exit = found.Exists(static one => one.Problem.Severity >= ProblemSeverity.Warning) ? ExitCodes.Findings : ExitCodes.Success;
        string files = string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "file" : "files")}");
        var findings = found.Select(static one => ProblemFinding.Of(one.Problem, one.Place)).ToArray();
        return new Answer(
            exit,
            [
                .. findings.Select(static finding => new Paragraph(FormattableString.Invariant($"{finding.File}({finding.Line},{finding.Column}): {finding.Level.ToString().ToLowerInvariant()} {finding.Rule}: {finding.Message}")) { Tone = finding.Level == FindingSeverity.Error ? Tone.Bad : finding.Level == FindingSeverity.Warning ? Tone.Warning : Tone.Plain }),
                new Paragraph(findings.Length == 0 ? $"{files} checked, nothing found." : string.Create(CultureInfo.InvariantCulture, $"{files} checked, {findings.Length} {(findings.Length == 1 ? "finding" : "findings")}.")) { Tone = exit == ExitCodes.Success ? Tone.Good : Tone.Plain },
            ],
            new { exitCode = exit, files = count, findings = findings.Select(ProblemFinding.Data) })
        {
            Findings = findings,
        };
    }

    /// <summary>Checks one policy.</summary>
    /// <param name="path">Its full path.</param>
    /// <param name="kind">Its kind; <see langword="null"/> when its own words tell.</param>
    /// <param name="service">As for <see cref="Of"/>.</param>
    public static IEnumerable<(Problem Problem, ItemPlace Place)> Policy(string path, string text, PolicyKindName? kind, string service)
    {
        var context = new PolicyCheckContext(kind?.Kind ?? PolicyShape.KindOf(text), AwsCatalog.Default) { OnlyLimits = kind?.OnlyLimits ?? false, Service = service.Length > 0 ? service : null };
        if (kind is { HasQuota: false }) context = context with { Quota = null };
        var config = ConfigFor(path).For(path).ToList();
        foreach (var finding in PolicyChecks.Check(text, context).Findings)
        {
            if (TemplateSeverity.Of(finding, config) is not { } severity) continue;
            var (line, column) = TextLines.PositionOf(text, finding.Range.Start);
            yield return (new Problem(severity, finding.Rule, $"{finding.Sentence} [{finding.Check}]"), new ItemPlace(path, line, column));
        }
    }

    // The severities that the repository set for its files count here, too.
    private static ConfigFiles ConfigFor(string path)
    {
        List<string> files = [];
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder)) files.AddRange(ConfigNames.Select(name => Path.Combine(folder, name)).Where(File.Exists));
        files.Reverse();
        return ConfigFiles.Read(files);
    }

    private static IEnumerable<(string Path, bool IsNamed)> Files(string path)
    {
        if (File.Exists(path)) return [(path, true)];
        if (!Directory.Exists(path)) throw new ToolException($"'{path}' does not exist. Give a policy, a template, or a folder that contains them.");

        // A link may lead back to a folder above it.
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        return Directory.EnumerateFiles(path, "*", options)
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && new FileInfo(file).Length <= LongestFile)
            .Where(file => !Path.GetRelativePath(path, file).Split('/', '\\').Any(part => SkippedFolders.Contains(part, StringComparer.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .Select(static file => (file, false));
    }

    private static string Read(string path, bool isNamed)
    {
        try
        {
            if (new FileInfo(path).Length > LongestFile) throw new ToolException($"'{path}' is larger than any policy or template can be.");
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return isNamed ? throw new ToolException($"'{path}' is not UTF-8; save it as UTF-8.") : "";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"'{path}' cannot be read: {error.Message}");
        }
    }
}
