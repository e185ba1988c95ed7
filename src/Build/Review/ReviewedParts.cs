using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Review;

namespace IamAnalyzers.Build.Review;

/// <summary>The parts of a project that are reviewed.</summary>
/// <param name="Parts">The whole program, unless only entry points have reviewed files, and those entry points.</param>
/// <param name="NotReviewed">The entry points without a reviewed policy, where others have one; sorted.</param>
/// <param name="Problems">The reviewed files that name an entry point which does not exist, each at its place.</param>
internal sealed record ReviewedParts(IReadOnlyList<ReviewedPart> Parts, IReadOnlyList<string> NotReviewed, IReadOnlyList<(Problem Problem, ItemPlace? Place)> Problems)
{
    /// <summary>Finds the parts.</summary>
    /// <param name="programs">The project, compiled for each of its frameworks.</param>
    /// <param name="items">All files of the reviewed policy that can be read.</param>
    /// <param name="isOneOfSeveral">Whether the project has other frameworks, too, that are not among the programs.</param>
    public static ReviewedParts Of(IReadOnlyList<CompiledProgram> programs, IReadOnlyList<ReviewedItem> items, bool isOneOfSeveral)
    {
        var whole = new ReviewedPart("", [.. items.Where(static item => item.EntryPoint.Length == 0)], new(programs, isOneOfSeveral, AwsCatalog.Default));
        var entries = programs.SelectMany(static program => program.EntryPoints).ToLookup(static entry => entry.Name, static entry => entry.Program, StringComparer.Ordinal);
        List<ReviewedPart> parts = [.. items.Select(static item => item.EntryPoint).Where(name => name.Length > 0 && entries.Contains(name)).Distinct(StringComparer.Ordinal)
            .Select(name => new ReviewedPart(name, [.. items.Where(item => item.EntryPoint == name)], new([.. entries[name]], isOneOfSeveral, AwsCatalog.Default)))];
        return new(
            whole.Items.Count == 0 && whole.Programs.Attached.Count == 0 && parts.Count > 0 ? parts : [whole, .. parts],
            parts.Count == 0 ? [] : [.. entries.Select(static entry => entry.Key).Where(name => items.All(item => item.EntryPoint != name)).OrderBy(static name => name, StringComparer.Ordinal)],
            [.. EntryPointMessages.Unknown([.. entries.Select(static entry => entry.Key)], items).Select(static one => (one.Problem, one.Item.File is { } file ? one.Item.PlaceOf(file.Place) : null))]);
    }

    /// <summary>What is wrong with files that cannot be read, each at its place.</summary>
    /// <param name="items">All files of the reviewed policy.</param>
    public static IEnumerable<(Problem Problem, ItemPlace? Place)> Unreadable(IEnumerable<ReviewedItem> items)
        => items.Where(static item => item.File is null).Select(static item => (Item: item, Problem: item.Problem()))
            .Select(static one => (new Problem(ProblemSeverity.Error, one.Problem.Rule, one.Problem.Sentence), (ItemPlace?)one.Item.PlaceOf(one.Problem.Range)));

    /// <summary>Makes the sets of a part that are picked. An environment or role that does not exist is an error: without it another policy would be checked.</summary>
    /// <param name="part">The part.</param>
    /// <param name="project">The project's name, for messages.</param>
    /// <param name="environments">Property <c>IamPolicyEnvironments</c>.</param>
    /// <param name="exceptions">What reviewers accept.</param>
    /// <param name="problems">What is wrong, at its place.</param>
    /// <returns>The sets; none without a reviewed policy.</returns>
    public static IReadOnlyList<ReviewedSet> SetsOf(ReviewedPart part, string project, string environments, IReadOnlyList<PolicyException> exceptions, out IReadOnlyList<(Problem Problem, ItemPlace? Place)> problems)
    {
        var (items, programs, name) = (part.Items, part.Programs, part.NameIn(project));
        List<(Problem, ItemPlace?)> found = [];
        problems = found;
        List<ReviewedFile> files = [.. items.Select(static item => item.File!)];
        var known = ReviewedSet.EnvironmentsOf(files, programs.Attached);
        var unknown = ReviewedSet.NamesIn(environments).Where(one => !known.Contains(one, StringComparer.OrdinalIgnoreCase)).ToList();
        if (known.Count > 0 && unknown.Count > 0)
        {
            found.Add((new Problem(
                ProblemSeverity.Error,
                RuleIds.BadReviewedSet,
                $"IamPolicyEnvironments names {string.Join(", ", unknown.Select(static one => $"'{one}'"))}, but {name} has no reviewed policy for it. The environments are: {string.Join(", ", known)}."), null));
        }

        foreach (var item in items.Where(item => !item.File!.IsShared && !programs.MayActFor(item.File.Role)))
        {
            found.Add((
                new Problem(
                    ProblemSeverity.Error,
                    RuleIds.UnknownRole,
                    $"The file is the reviewed policy of the role '{item.File!.Role}', but no client of {name} acts for it. {Capital(name)} acts for: {string.Join(", ", programs.Principals)}."),
                item.PlaceOf(item.File.Place)));
        }

        return ReviewedSet.Make(files, programs.Attached, environments, exceptions);
    }

    private static string Capital(string name) => name.StartsWith("entry point ", StringComparison.Ordinal) ? "E" + name.Substring(1) : name;
}
