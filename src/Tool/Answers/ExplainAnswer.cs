using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Explaining;
using IamAnalyzers.Tool.Inputs;
using IamAnalyzers.Tool.Output;

namespace IamAnalyzers.Tool.Answers;

/// <summary>Why a policy allows an action, or what a line of code needs.</summary>
internal static class ExplainAnswer
{
    /// <summary>Explains.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="what">An action, with wildcards or without (<c>s3:Put*</c>); or a place, <c>File.cs:12</c>; empty for everything.</param>
    /// <returns>The explanation; without a match it says so.</returns>
    public static Answer Of(IReadOnlyList<ToolProgram> programs, string what)
    {
        var place = PlaceText.Parse(what);
        var explained = programs.SelectMany(static program => program.Frameworks.SelectMany(framework => Explanations(framework)
                .Select(explanation => (Program: program, framework.Framework, Explanation: explanation))))
            .Select(one => Found.Of(one.Program, one.Framework, one.Explanation, what, place))
            .Where(static found => found.Count > 0)
            .ToArray();
        if (explained.Length == 0) return Nothing(programs, what, place);
        return new Answer(
            ExitCodes.Success,
            [new Heading(what.Length == 0 ? "What the policy allows, and why" : $"Why: {what}", 1), .. explained.SelectMany(static found => found.Parts)],
            new { what, programs = explained.Select(static found => found.Data) });
    }

    /// <summary>All explanations of a program: of itself, and of its entry points.</summary>
    public static IEnumerable<Explanation> Explanations(FrameworkProgram framework)
        => ProgramExplanation.Of(framework.Program, "", AwsCatalog.Default)
            .Concat(framework.Program.EntryPoints.SelectMany(static entry => ProgramExplanation.Of(entry.Program, entry.Remark, AwsCatalog.Default)));

    private static Answer Nothing(IReadOnlyList<ToolProgram> programs, string what, PlaceText? place)
    {
        var names = string.Join(", ", programs.Select(static program => program.Name));
        var text = place is not null
            ? $"No call at {what} needs a permission. Places are known only for code that was built with debug information (a .pdb file beside the assembly)."
            : what.Length == 0 ? $"{names} needs no AWS permission."
            : AwsCatalog.Default.FindAction(what) is null && !what.Contains('*', StringComparison.Ordinal) ? $"AWS's reference of {AwsCatalog.Default.DataDate} does not list the action '{what}'."
            : $"No call of {names} needs {what}, so the policy does not allow it.";
        return new Answer(ExitCodes.CannotTell, [new Paragraph(text)], new { what, programs = Array.Empty<object>() });
    }

    /// <summary>What an explanation says of an action or a place.</summary>
    private sealed record Found(ToolProgram Program, string Framework, Explanation Explanation, IReadOnlyList<ExplainedPair> Pairs, IReadOnlyList<ExplainedNeed> Deployment, IReadOnlyList<ExplainedCall> Unresolved)
    {
        public int Count => Pairs.Count + Deployment.Count + Unresolved.Count;

        public IEnumerable<AnswerPart> Parts =>
        [
            new Heading(Title),
            .. Pairs.GroupBy(static pair => (pair.Statement, pair.Tier, pair.Action, pair.WrittenAs)).Select(static pairs => new ListItem(
                $"`{pairs.Key.Action}` on {string.Join(", ", pairs.Select(static pair => $"`{pair.Resource}`").Distinct(StringComparer.Ordinal))}: statement {pairs.Key.Statement}, {pairs.Key.Tier.ToString().ToLowerInvariant()}{(pairs.Key.WrittenAs == pairs.Key.Action ? "" : $", written as `{pairs.Key.WrittenAs}`")}",
                [.. pairs.First().Conditions.Select(static condition => $"only when `{condition.Key}` {condition.Operator} {string.Join(" or ", condition.Values)}"), .. pairs.SelectMany(static pair => pair.Needs).Select(Need).Distinct(StringComparer.Ordinal)])),
            .. Deployment.Select(static need => new ListItem($"`{need.Action}` is not in the policy: whether it is needed depends on what is deployed", [Need(need)])),
            .. Unresolved.Select(static call => new ListItem($"`{call.Call.Member}` in {call.Source} is unresolved, because {call.Call.Why}", call.Places) { Tone = Tone.Warning }),
        ];

        public object Data => new
        {
            program = Explanation.Program,
            framework = Framework,
            principal = Explanation.Principal,
            entryPoint = Explanation.EntryPoint,
            allowed = Pairs.Select(static pair => new { statement = pair.Statement, tier = pair.Tier, action = pair.Action, writtenAs = pair.WrittenAs, resource = pair.Resource, conditions = pair.Conditions.Select(static condition => new { condition.Operator, condition.Key, condition.Values }), needs = pair.Needs.Select(NeedData) }),
            leftToTheDeployment = Deployment.Select(NeedData),
            unresolved = Unresolved.Select(static call => new { member = call.Call.Member, because = call.Call.Why, source = call.Source, places = call.Places }),
        };

        private string Title
            => Explanation.Program + (Framework.Length > 0 && Program.Frameworks.Count > 1 ? $" ({Framework})" : "")
                + (Explanation.EntryPoint.Length > 0 ? ", " + Explanation.EntryPoint.Split(" (")[0] : "") + (Explanation.Principal.Length > 0 ? $", principal {Explanation.Principal}" : "");

        public static Found Of(ToolProgram program, string framework, Explanation explanation, string what, PlaceText? place)
        {
            var pattern = IamPattern.Parse(what.Length == 0 ? "*" : what);
            bool Is(string action) => place is null && pattern.Matches(action, ignoreCase: true);
            return new(
                program,
                framework,
                explanation,
                [.. explanation.Pairs.Select(pair => place is null ? pair : pair with { Needs = [.. pair.Needs.Where(need => need.Places.Any(place.IsAt))] }).Where(pair => place is null ? Is(pair.Action) : pair.Needs.Count > 0)],
                [.. explanation.NotEmitted.Where(need => place is null ? Is(need.Action) : need.Places.Any(place.IsAt))],
                [.. explanation.Unresolved.Where(call => place is null ? what.Length == 0 : call.Places.Any(place.IsAt))]);
        }

        private static object NeedData(ExplainedNeed need) => new { action = need.Action, member = need.Member, source = need.Source, reason = need.Reason, inputs = need.Inputs, places = need.Places };

        private static string Need(ExplainedNeed need)
            => $"`{need.Member}` in {need.Source}{(need.Reason.Length == 0 ? "" : "; " + need.Reason)}{(need.Inputs.Count == 0 ? "" : "; named by " + string.Join(", ", need.Inputs))}{(need.Places.Count == 0 ? "" : $" ({string.Join(", ", need.Places)})")}";
    }
}
