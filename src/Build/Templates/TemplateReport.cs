using System.Globalization;
using IamAnalyzers.Build.Configuration;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Templates;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Templates;

/// <summary>What is wrong in the templates of a project, each problem at its place.</summary>
internal static class TemplateReport
{
    private const int Fields = 6;

    /// <summary>Checks a template.</summary>
    /// <param name="path">The file.</param>
    /// <param name="file">What it holds.</param>
    /// <param name="options">The project's configuration.</param>
    /// <param name="exceptions">What reviewers accept.</param>
    /// <returns>The problems, in the order of the text.</returns>
    public static IEnumerable<(Problem Problem, ItemPlace Place)> Of(string path, TemplateFile file, ConfigFiles options, IReadOnlyList<PolicyException> exceptions)
    {
        if (file.Problem is { } problem)
        {
            yield return (new(ProblemSeverity.Warning, RuleIds.UnreadableTemplate, $"The template cannot be read, so its policies are not checked: {problem.Message}."), PlaceOf(problem.Range));
        }

        if (file.Root is null) yield break;
        var set = options.For(path).ToList();
        foreach (var (finding, policy, range) in TemplateChecks.Check(file.Root).Select(static one => (one.Finding, one.Policy, one.Place)))
        {
            if (TemplateSeverity.Of(finding, set) is not { } severity || exceptions.Accepting(path, policy, finding) is not null) continue;
            yield return (new(severity, finding.Rule, $"{finding.Sentence} [{finding.Check}]"), PlaceOf(range));
        }

        ItemPlace PlaceOf(TextRange range)
        {
            var (line, column) = TextLines.PositionOf(file.Text, range.Start);
            return new(path, line, column);
        }
    }

    /// <summary>Finds the exceptions that accept something in templates.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="exceptions">What reviewers accept.</param>
    /// <param name="hasOthers">Whether the project has documents of other kinds, in which exceptions count, too.</param>
    /// <returns>What the templates use.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static OtherDocuments UsesOf(IReadOnlyList<string> paths, IReadOnlyList<PolicyException> exceptions, bool hasOthers)
    {
        var files = paths.Where(File.Exists).Select(static path => (Path: path, File: TemplateFile.Load(path))).ToList();
        return new(
            [.. files.Where(static one => one.File.Root is not null).Select(static one => one.Path)],
            [.. files.Where(static one => one.File.Root is not null)
                .SelectMany(one => TemplateChecks.Check(one.File.Root!).Select(found => exceptions.Accepting(one.Path, found.Policy, found.Finding)))
                .OfType<PolicyException>()
                .Distinct()],
            !hasOthers && files.TrueForAll(static one => one.File.Problem is null));
    }

    /// <summary>Writes problems, a line each.</summary>
    public static string Write(IEnumerable<(Problem Problem, ItemPlace Place)> problems)
        => string.Concat(problems.Select(static one => string.Join(
            "\t",
            one.Problem.Severity.ToString(),
            one.Problem.Code,
            RecordFields.Escape(one.Place.File),
            one.Place.Line.ToString(CultureInfo.InvariantCulture),
            one.Place.Column.ToString(CultureInfo.InvariantCulture),
            RecordFields.Escape(one.Problem.Text)) + "\n"));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <returns>The problems; lines of another form are left out, since the next build writes them anew.</returns>
    public static IEnumerable<(Problem Problem, ItemPlace Place)> Parse(string text)
        => text.Split('\n').Select(static line => line.Split('\t')).Where(static fields => fields.Length == Fields)
            .Where(static fields => Enum.IsDefined(typeof(ProblemSeverity), fields[0]) && int.TryParse(fields[3], out _) && int.TryParse(fields[4], out _))
            .Select(static fields => (
                new Problem((ProblemSeverity)Enum.Parse(typeof(ProblemSeverity), fields[0]), fields[1], RecordFields.Unescape(fields[5])),
                new ItemPlace(RecordFields.Unescape(fields[2]), int.Parse(fields[3], CultureInfo.InvariantCulture), int.Parse(fields[4], CultureInfo.InvariantCulture))));
}
