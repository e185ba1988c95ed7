using System.Globalization;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Explaining;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Output;

/// <summary>What the step after compile made. It is kept under <c>obj</c>, so that a deleted policy comes back without compiling.</summary>
/// <param name="Policies">The policies, the default principal's first.</param>
/// <param name="Unresolved">How many calls no code tells.</param>
/// <param name="Deployment">The actions that no policy holds, since it depends on what is deployed whether they are needed; sorted.</param>
/// <param name="NotAnalysed">The referenced assemblies that use the SDK and carry no record, sorted.</param>
internal sealed record WrittenPolicies(
    EquatableArray<WrittenPolicy> Policies,
    int Unresolved,
    EquatableArray<string> Deployment,
    EquatableArray<string> NotAnalysed)
{
    private const string Header = "iam-policies 7";
    private const int FieldsOfProblem = 3;

    /// <summary>The page that holds the program against its reviewed policy; empty without one.</summary>
    public string Report { get; init; } = "";

    /// <summary>The same pages of entry points: the name and the page of each, by turns.</summary>
    public EquatableArray<string> EntryReports { get; init; }

    /// <summary>The problems in templates, with their places, as <c>TemplateReport</c> writes them.</summary>
    public string TemplateProblems { get; init; } = "";

    /// <summary>How many calls of references the program does not reach.</summary>
    public int NotReached { get; init; }

    /// <summary>In how many members they are.</summary>
    public int NotReachedMembers { get; init; }

    /// <summary>What each build has to tell of them, also one that makes nothing anew: a warning that is told once would pass the next time.</summary>
    public EquatableArray<Problem> Problems { get; init; }

    public static WrittenPolicies Of(IReadOnlyList<FittedPolicy> policies, NeedsRecord needs, ReferenceNeeds references, Explainer explainer)
    {
        var emitted = policies.SelectMany(static policy => policy.Policy.Document.Actions);
        return new(
            WithOwn(policies).Select(policy => WrittenPolicy.Of(policy, explainer.Explain(policy.Policy, policy.Fit))).ToEquatableArray(),
            needs.Unresolved.Count,
            ItemText.Sorted(needs.Permissions.Where(static permission => permission.Tier == Tier.Deployment).Select(static permission => permission.Action).Except(emitted)),
            references.NotAnalysed.ToEquatableArray())
        {
            NotReached = references.Sources.Where(source => !references.IsTakenOut(source)).SelectMany(static source => source.NotReached).Sum(static call => call.Count),
            NotReachedMembers = references.Sources.Where(source => !references.IsTakenOut(source)).SelectMany(static source => source.NotReached.Select(call => (source.Name, call.Owner))).Distinct().Count(),
        };
    }

    /// <summary>Adds the program's own principal where it needs nothing: that is explained, too, since its calls may be unresolved.</summary>
    public static IEnumerable<FittedPolicy> WithOwn(IReadOnlyList<FittedPolicy> policies)
        => policies.Any(static policy => policy.Policy.Principal.Length == 0) ? policies : policies.Prepend(FittedPolicy.OfNothing);

    /// <summary>Adds the policies in other formats.</summary>
    /// <param name="formatted">The files of each principal.</param>
    /// <returns>All together.</returns>
    public WrittenPolicies With(ILookup<string, FormattedPolicy> formatted)
        => this with { Policies = Policies.Select(policy => policy with { Formatted = formatted[policy.Principal].ToEquatableArray() }).ToEquatableArray() };

    /// <summary>Adds the policies of an entry point.</summary>
    /// <param name="entryPoint">Its name.</param>
    /// <param name="made">What was made for it.</param>
    public WrittenPolicies With(string entryPoint, WrittenPolicies made)
        => this with
        {
            Policies = Policies.Concat(made.Policies.Select(policy => policy with { EntryPoint = entryPoint, Remark = policy.Remark + made.RemarkOfUnresolved })).ToEquatableArray(),
            EntryReports = made.Report.Length == 0 ? EntryReports : EntryReports.Concat([entryPoint, made.Report]).ToEquatableArray(),
            Problems = Problems.Concat(made.Problems).Distinct().ToEquatableArray(),
        };

    private string RemarkOfUnresolved => Unresolved == 0 ? "" : Unresolved == 1 ? ", 1 unresolved call" : FormattableString.Invariant($", {Unresolved} unresolved calls");

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <returns>The policies; <see langword="null"/> for another text.</returns>
    public static WrittenPolicies? Parse(string text)
    {
        try
        {
            var lines = text.Split('\n');
            if (lines[0] != Header) return null;
            var head = lines[1].Split('\t');
            return new WrittenPolicies(
                lines.Skip(2).Where(static line => line.Length > 0).Select(static line => WrittenPolicy.Parse(line.Split('\t'))).ToEquatableArray(),
                int.Parse(head[0], CultureInfo.InvariantCulture),
                RecordFields.UnescapeList(head[1]).ToEquatableArray(),
                RecordFields.UnescapeList(head[2]).ToEquatableArray())
            {
                Report = RecordFields.Unescape(head[3]),
                Problems = ProblemsOf([.. RecordFields.UnescapeList(head[4])]).ToEquatableArray(),
                NotReached = int.Parse(head[5], CultureInfo.InvariantCulture),
                NotReachedMembers = int.Parse(head[6], CultureInfo.InvariantCulture),
                EntryReports = RecordFields.UnescapeList(head[7]).ToEquatableArray(),
                TemplateProblems = RecordFields.Unescape(head[8]),
            };
        }
        catch (Exception error) when (error is FormatException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Writes them as text.</summary>
    /// <returns>The text, lines ended by <c>\n</c>.</returns>
    public string Write()
        => string.Join(
            "\n",
            new[] { Header, $"{Unresolved.ToString(CultureInfo.InvariantCulture)}\t{RecordFields.EscapeList(Deployment)}\t{RecordFields.EscapeList(NotAnalysed)}\t{RecordFields.Escape(Report)}\t{RecordFields.EscapeList(Problems.SelectMany(FieldsOf))}\t{NotReached.ToString(CultureInfo.InvariantCulture)}\t{NotReachedMembers.ToString(CultureInfo.InvariantCulture)}\t{RecordFields.EscapeList(EntryReports)}\t{RecordFields.Escape(TemplateProblems)}" }
                .Concat(Policies.Select(static policy => policy.Write()))) + "\n";

    private static string[] FieldsOf(Problem problem) => [problem.Severity.ToString(), problem.Code, problem.Text];

    private static IEnumerable<Problem> ProblemsOf(string[] fields)
    {
        for (var i = 0; i + FieldsOfProblem <= fields.Length; i += FieldsOfProblem)
        {
            if (!Enum.TryParse<ProblemSeverity>(fields[i], out var severity)) throw new FormatException("No severity: " + fields[i]);
            yield return new(severity, fields[i + 1], fields[i + 2]);
        }
    }
}

/// <summary>A policy and the documents that its target takes.</summary>
/// <param name="Fit">The documents; <see langword="null"/> for a principal that needs nothing.</param>
internal sealed record FittedPolicy(PrincipalPolicy Policy, PolicyFit? Fit)
{
    public static FittedPolicy OfNothing { get; } = new(new PrincipalPolicy("", new PolicyDocument(default)), null);
}

/// <summary>The policy of one principal, ready to be placed.</summary>
/// <param name="Principal">The principal's name; empty for the default one.</param>
/// <param name="Actions">How many actions it allows.</param>
/// <param name="Statements">How many statements it has.</param>
/// <param name="Conditional">How many of the actions stand in conditional statements.</param>
/// <param name="Documents">The texts of its files, more than one when IAM would not take it in one; none for a principal that needs nothing.</param>
/// <param name="ExplainJson">Why it is so, for tools.</param>
/// <param name="ExplainText">Why it is so, for people.</param>
/// <param name="Remark">What the build line says of its documents; empty for nothing.</param>
internal sealed record WrittenPolicy(
    string Principal, int Actions, int Statements, int Conditional, EquatableArray<string> Documents, string ExplainJson, string ExplainText, string Remark)
{
    /// <summary>The entry point that it is for; empty for the whole program.</summary>
    public string EntryPoint { get; init; } = "";

    /// <summary>The policy in other formats, sorted by their names.</summary>
    public EquatableArray<FormattedPolicy> Formatted { get; init; }

    public static WrittenPolicy Of(FittedPolicy fitted, Explanation explanation)
        => new(
            fitted.Policy.Principal,
            fitted.Policy.Document.Actions.Count,
            fitted.Policy.Document.Statements.Count,
            fitted.Policy.Document.Statements
                .Where(static statement => statement.Tier == Tier.Conditional)
                .SelectMany(static statement => statement.Actions)
                .Distinct(StringComparer.Ordinal)
                .Count(),
            fitted.Fit?.Documents.Select(PolicyWriter.Write).ToEquatableArray() ?? default,
            ExplanationJson.Write(explanation),
            ExplanationMarkdown.Write(explanation),
            RemarkOf(fitted.Fit, explanation.DataDate));

    public static WrittenPolicy Parse(string[] fields)
        => new(RecordFields.Unescape(fields[0]), Number(fields[1]), Number(fields[2]), Number(fields[3]), RecordFields.UnescapeList(fields[4]).ToEquatableArray(), RecordFields.Unescape(fields[5]), RecordFields.Unescape(fields[6]), RecordFields.Unescape(fields[7]))
        {
            EntryPoint = RecordFields.Unescape(fields[8]),
            Formatted = fields.Skip(9).Select(static field => FormattedPolicy.Parse([.. RecordFields.UnescapeList(field)])).ToEquatableArray(),
        };

    public string Write()
        => string.Join(
            "\t",
            [
                RecordFields.Escape(Principal),
                Actions.ToString(CultureInfo.InvariantCulture),
                Statements.ToString(CultureInfo.InvariantCulture),
                Conditional.ToString(CultureInfo.InvariantCulture),
                RecordFields.EscapeList(Documents),
                RecordFields.Escape(ExplainJson),
                RecordFields.Escape(ExplainText),
                RecordFields.Escape(Remark),
                RecordFields.Escape(EntryPoint),
                .. Formatted.Select(static file => RecordFields.EscapeList(file.Fields)),
            ]);

    private static string RemarkOf(PolicyFit? fit, string dataDate)
    {
        if (fit is null) return "";
        var documents = fit.Documents.Count == 1 ? "" : $", {fit.Documents.Count.ToString(CultureInfo.InvariantCulture)} documents";
        return documents + (fit.IsShrunk ? $", patterns exact on {dataDate}" : "");
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
