using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using IamAnalyzers.Tool.Inputs;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Answers;

/// <summary>What programs are held to.</summary>
internal sealed record CheckRequest
{
    /// <summary>The files of the reviewed policy; none for those that the projects name.</summary>
    public IReadOnlyList<GivenPolicy> Against { get; init; } = [];

    /// <summary>The files that a program is held to.</summary>
    public IReadOnlyList<ReviewedItem> ReviewedOf(ToolProgram program) => Against.Count > 0 ? [.. Against.Select(static given => given.Item)] : program.Reviewed;

    /// <summary>The role whose policy <see cref="Against"/> is; empty for the program's own.</summary>
    public string Role { get; init; } = "";

    /// <summary>The environments that are picked; empty for all.</summary>
    public string Environments { get; init; } = "";

    /// <summary>The policies that limit what the reviewed policy grants.</summary>
    public IReadOnlyList<PolicyLayer> Layers { get; init; } = [];

    /// <summary>Why AWS would reject the documents that are given, as <c>lint</c> says it. The build says it of those that projects name.</summary>
    public IEnumerable<(Problem Problem, ItemPlace Place)> DocumentErrors()
        => Against.Select(static given => (given, Kind: PolicyKindName.Find("Identity")))
            .Concat(Layers.SelectMany(static layer => layer.Files.Select(given => (given, Kind: PolicyKindName.Find(layer.KindName)))))
            .SelectMany(static one => LintAnswer.Policy(one.given.Item.Path, one.given.Item.Text, one.Kind, service: ""))
            .Where(static one => one.Problem.Severity == ProblemSeverity.Error);

    /// <summary>Whether what the programs need is held.</summary>
    public bool HoldsNeeds { get; init; } = true;

    /// <summary>Whether what nothing needs is looked for.</summary>
    public bool FindsUnused { get; init; } = true;
}

/// <summary>Programs against their reviewed policies.</summary>
internal static class CheckAnswer
{
    private static readonly string[] RefusalRules = [RuleIds.MissingPermission, RuleIds.DeniedCall, RuleIds.MissingCase];

    /// <summary>Checks.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="request">What they are held to.</param>
    public static Answer Of(IReadOnlyList<ToolProgram> programs, CheckRequest request)
    {
        var checkedOnes = programs.Where(program => program.IsApplication || programs.Count == 1 || program.Reviewed.Count > 0).Select(program => new CheckedProgram(program, request)).ToArray();
        string[] withoutPackage = [.. programs.Where(static program => program.ProjectFile.Length > 0 && !program.HasPackage && program.Frameworks.Any(static framework => framework.Program.Content.Members.Count > 0)).Select(static program => program.Name)];
        var documents = request.DocumentErrors().ToArray();
        var exit = checkedOnes.Any(static one => one.HasNewAccess) ? ExitCodes.NewAccess : documents.Length > 0 || checkedOnes.Any(static one => one.Findings.Count > 0) ? ExitCodes.Findings : ExitCodes.Success;
        List<AnswerPart> parts =
        [
            new Heading(Title(request), 1),
            .. documents.Select(static one => new ListItem(one.Problem.Code + ": " + one.Problem.Text, [FormattableString.Invariant($"{Path.GetFileName(one.Place.File)}:{one.Place.Line}")]) { Tone = Tone.Bad }),
            .. checkedOnes.SelectMany(static one => one.Parts),
        ];
        if (withoutPackage.Length > 0) parts.Add(new Paragraph($"Without the package IamAnalyzers, and so read from compiled code: {string.Join(", ", withoutPackage)}.") { Tone = Tone.Warning });
        foreach (var one in checkedOnes.Where(static one => one.Findings.Count > 0)) one.CompileAgain();
        return new Answer(exit, parts, new { exitCode = exit, documents = documents.Select(static one => ProblemFinding.Data(ProblemFinding.Of(one.Problem, one.Place))), programs = checkedOnes.Select(static one => one.Data), withoutPackage })
        {
            Findings = [.. documents.Select(static one => ProblemFinding.Of(one.Problem, one.Place)), .. checkedOnes.SelectMany(static one => one.Findings)],
            Page = () => PageOf(GenerateAnswer.Choose(programs), request),
        };
    }

    private static string PageOf(ToolProgram program, CheckRequest request) => MadeProgram.PageOf(program, program.Frameworks[0], request.ReviewedOf(program));

    private static string Title(CheckRequest request)
        => request.HoldsNeeds ? "Programs and their reviewed policies" : "What reviewed policies allow and nothing needs";

    private sealed class CheckedProgram
    {
        private readonly ToolProgram _program;
        private readonly CheckRequest _request;
        private readonly List<AnswerFinding> _findings = [];
        private readonly List<AnswerPart> _parts = [];
        private readonly List<object> _sets = [];
        private readonly List<RefusedByLayer> _refused = [];

        public CheckedProgram(ToolProgram program, CheckRequest request)
        {
            _program = program;
            _request = request;
            _parts.Add(new Heading(program.Name));
            var all = request.ReviewedOf(program);
            foreach (var (problem, place) in ReviewedParts.Unreadable(all)) Add(problem, place);
            ReviewedItem[] items = [.. all.Where(static item => item.File is not null)];
            var parts = ReviewedParts.Of([.. program.Frameworks.Select(static one => one.Program)], items, isOneOfSeveral: false);
            foreach (var (problem, place) in parts.Problems) Add(problem, place);
            var exceptions = new ExceptionReport(program.Exceptions, ExceptionReport.Today);
            foreach (var part in parts.Parts) Check(part, exceptions.Current);
            if (request.HoldsNeeds)
            {
                foreach (var (problem, place) in exceptions.Problems) Add(problem, place);
                _refused = [.. request.Layers.SelectMany(layer => layer.Refused(program.All, request.Role))];
                foreach (var refused in _refused) Add(new Problem(ProblemSeverity.Error, refused.IsDenied ? RuleIds.DeniedCall : RuleIds.MissingPermission, refused.Sentence), null, Tone.Bad);
            }

            if (parts.NotReviewed.Count > 0) _parts.Add(new Paragraph($"Entry points without a reviewed policy: {string.Join(", ", parts.NotReviewed)}.") { Tone = Tone.Warning });
            _parts.AddRange(program.Doubts.Select(static doubt => new Paragraph(doubt)));
        }

        public List<AnswerFinding> Findings => _findings;

        public IReadOnlyList<AnswerPart> Parts => _parts;

        public bool HasNewAccess { get; private set; }

        public object Data => new
        {
            name = _program.Name,
            project = _program.ProjectFile.Length > 0 ? _program.ProjectFile : null,
            hasPackage = _program.ProjectFile.Length > 0 ? _program.HasPackage : (bool?)null,
            policies = _sets,
            refusedByLayers = _refused.Select(static one => new { layer = one.Layer.Key, files = one.Layer.Files.Select(static file => file.Name), action = one.Action, resources = one.Resources, isDenied = one.IsDenied, statement = one.Sid, places = one.Places }),
            findings = _findings.Select(ProblemFinding.Data),
            doubts = _program.Doubts,
        };

        // This build's compiler was quiet about what the command reports; the next one is not.
        public void CompileAgain()
        {
            foreach (var stamp in _program.Frameworks.Select(static framework => framework.StampFile).Where(static stamp => stamp.Length > 0)) TextFile.Write(stamp, "");
        }

        private void Check(ReviewedPart part, IReadOnlyList<PolicyException> exceptions)
        {
            var sets = ReviewedParts.SetsOf(part, _program.Name, _request.Environments, exceptions, out var problems);
            foreach (var (problem, place) in problems) Add(problem, place);
            var name = part.NameIn(_program.Name);
            if (sets.Count == 0)
            {
                TellThatNothingIsReviewed(part);
                return;
            }

            var report = new ReviewReport(part.Programs, part.Items, _program.Folder);
            if (_request.HoldsNeeds) report.HoldNeeds(sets);
            if (_request.FindsUnused && _program.IsApplication) report.FindUnused(sets, sharing: null, exceptions, ProblemSeverity.Warning);
            foreach (var (problem, place) in report.Problems) Add(problem, place);
            var files = string.Join(", ", sets.Select(static set => set.Role.Length == 0 ? set.Name : $"{set.Name} of {set.Role}").Distinct(StringComparer.Ordinal));
            if (report.Problems.Count == 0) _parts.Add(new Paragraph(_request.HoldsNeeds ? $"The reviewed policy ({files}) allows everything that {name} needs{(_request.FindsUnused && report.NotLookedFor is null ? ", and nothing more" : "")}." : $"Nothing in the reviewed policy ({files}) is unused or too wide.") { Tone = Tone.Good });
            if (report.NotLookedFor is { } why) _parts.Add(new Paragraph($"Unused permissions were not looked for, because {why}.") { Tone = Tone.Warning });
            IReadOnlyList<string> perhaps = _request.HoldsNeeds ? report.Perhaps(sets) : [];
            if (perhaps.Count > 0) _parts.Add(new Paragraph($"Perhaps needed and not allowed: {string.Join(", ", perhaps)}."));
            IReadOnlyList<string> underConditions = _request.HoldsNeeds ? report.UnderConditions(sets) : [];
            if (underConditions.Count > 0) _parts.Add(new Paragraph(ReviewTexts.UnderConditions(underConditions) + "."));
            var others = report.NotReviewed(sets);
            if (_request.HoldsNeeds && others.Count > 0) _parts.Add(new Paragraph($"Without a reviewed policy: {string.Join(", ", others)}.") { Tone = Tone.Warning });
            _sets.Add(new { entryPoint = part.EntryPoint, files = sets.SelectMany(static set => set.Files).Select(static file => file.Path).Distinct(StringComparer.Ordinal), notLookedFor = report.NotLookedFor, perhaps, underConditions, withoutReviewedPolicy = others });
        }

        private void TellThatNothingIsReviewed(ReviewedPart part)
        {
            var needed = part.Programs.OwnActions(Tier.Required);
            if (needed.Count > 0 && _request.HoldsNeeds && _request.Layers.Count == 0)
            {
                Add(new Problem(ProblemSeverity.Error, RuleIds.NoReviewedPolicy, $"{part.NameIn(_program.Name)} has no reviewed policy. Give one with --against, or let 'dotnet build -t:UpdateIamPolicy' write {ReviewedFile.DefaultName} and have it reviewed."), null);
            }
            else
            {
                _parts.Add(new Paragraph(needed.Count == 0 ? $"{part.NameIn(_program.Name)} needs no permission and has no reviewed policy." : $"{part.NameIn(_program.Name)} has no reviewed policy."));
            }
        }

        private void Add(Problem problem, ItemPlace? place, Tone? tone = null)
        {
            var isRefusal = RefusalRules.Contains(problem.Code) || problem.Code == RuleIds.NoReviewedPolicy;
            HasNewAccess |= isRefusal;
            _findings.Add(ProblemFinding.Of(problem, place ?? new ItemPlace(_program.ProjectFile, 0, 0)));
            _parts.Add(new ListItem($"{problem.Code}: {problem.Text}", place is null ? [] : [Shown(place)]) { Tone = tone ?? (isRefusal ? Tone.Bad : Tone.Warning) });
        }

        private string Shown(ItemPlace place)
        {
            var path = Path.GetRelativePath(_program.Folder, place.File).Replace('\\', '/');
            return place.Line > 0 ? FormattableString.Invariant($"{path}:{place.Line}") : path;
        }
    }
}
