using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Tool.Denials;

/// <summary>Joins what a refusal says with what a program needs and what its reviewed policy allows.</summary>
internal sealed class DenialExplainer(DenialProgram program, AwsCatalog catalog)
{
    /// <summary>Explains a refusal by its message alone.</summary>
    /// <param name="denial">What the message says.</param>
    /// <param name="catalog">The catalogue.</param>
    /// <returns>The answer, without calls and edits.</returns>
    public static DenialAnswer OfMessage(Denial denial, AwsCatalog catalog)
        => new(
            denial.Action.Length > 0 && catalog.FindAction(denial.Action) is { } entry ? denial with { Action = entry.Name } : denial,
            default,
            default,
            default,
            PolicyAnswer.NotAsked,
            default,
            DenialRemedies.NoProgram,
            DenialNotes.OfMessage(denial).ToEquatableArray());

    /// <summary>Explains a refusal.</summary>
    /// <param name="denial">What the message says.</param>
    /// <param name="frames">The stack of the exception; none for a message alone.</param>
    /// <returns>The answer.</returns>
    public DenialAnswer Explain(Denial denial, IReadOnlyList<StackFrameText> frames)
    {
        if (denial.Action.Length > 0 && catalog.FindAction(denial.Action) is { } entry) denial = denial with { Action = entry.Name };
        var role = RoleOf(denial);
        var finder = new DenialCalls(program, frames);
        var (here, elsewhere) = finder.Needs(denial, role);
        var calls = finder.Of(here);
        var reviewed = program.Reviewed.Where(one => one.Set.Role == role).ToList();
        var refused = RefusedCall.Of(denial, here, catalog);
        var verdict = denial.Action.Length == 0 ? PolicyAnswer.NotAsked : VerdictOf(reviewed, refused);
        var onStack = calls.Count > 0 && calls[0].IsOnStack ? here.Where(need => calls.Any(call => call.Action == need.Need.Action && call.Member == need.Permission.Member && call.Source == need.Source)).ToList() : here;
        var why = DenialRemedies.WhyNoEdit(denial, verdict, here.Count > 0);
        EquatableArray<DenialEdit> edits = why.Length > 0 ? default : reviewed.Select(one => new DenialEdits(catalog).Of(one, denial, onStack)).OfType<DenialEdit>().DistinctBy(static edit => edit.File).ToEquatableArray();
        return new(
            denial,
            calls,
            calls.Count > 0 ? default : finder.Of(elsewhere),
            reviewed.SelectMany(one => DenialStatements.Find(one, refused)).Distinct().ToEquatableArray(),
            verdict,
            edits,
            why.Length == 0 && edits.Count == 0 ? DenialRemedies.NoFile : why,
            DenialNotes.OfMessage(denial)
                .Concat(calls.Count == 0 ? DenialNotes.OfNoCall(denial, program, elsewhere.Count > 0, catalog) : DenialNotes.OfCalls(calls))
                .ToEquatableArray());
    }

    // The principal of a reviewed policy is named as the program knows it: by its ARN, or by its name.
    private string RoleOf(Denial denial)
    {
        var name = RefusedArns.RoleOf(denial.Principal);
        if (name.Length == 0) return "";
        return program.Reviewed.Select(static one => one.Set.Role)
            .Concat(program.Needs.Select(static need => need.Permission.Principal))
            .FirstOrDefault(role => role.Length > 0 && (role == name || role.EndsWith("/" + name, StringComparison.Ordinal))) ?? "";
    }

    private static PolicyAnswer VerdictOf(List<ReviewedText> reviewed, IReadOnlyList<Need> refused)
    {
        if (reviewed.Count == 0 || refused.Count == 0) return PolicyAnswer.NotAsked;
        var verdicts = reviewed.SelectMany(one => refused.Select(need => one.Set.Policy.Decide(need).Verdict)).Distinct().ToList();
        if (verdicts.Contains(ReviewVerdict.Denied)) return PolicyAnswer.Denies;
        if (verdicts.TrueForAll(static verdict => verdict == ReviewVerdict.Covered)) return PolicyAnswer.Allows;
        return verdicts.Exists(static verdict => verdict is ReviewVerdict.Missing or ReviewVerdict.MissingCase) ? PolicyAnswer.Lacks : PolicyAnswer.Perhaps;
    }
}
