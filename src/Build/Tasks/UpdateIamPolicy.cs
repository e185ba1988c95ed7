using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.Review;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Editing;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Managed;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using Microsoft.Build.Framework;

namespace IamAnalyzers.Build.Tasks;

/// <summary>Brings the reviewed policy up to what the project needs: adds what is missing and, when asked, removes what nothing needs.</summary>
public sealed class UpdateIamPolicy : ReviewTask
{
    /// <summary>Property <c>IamPolicyPrune</c>: whether to remove, too.</summary>
    public bool Prune { get; set; }

    /// <summary>Property <c>IamPolicyConditional</c>: whether to add what is only perhaps needed, too.</summary>
    public bool Conditional { get; set; }

    /// <inheritdoc/>
    protected override void Run()
    {
        CompileAgain();
        var items = ReadReviewed();
        if (Log.HasLoggedErrors) return;
        var parts = PartsOf(items);
        var exceptions = ReadExceptions().Current;
        if (Log.HasLoggedErrors) return;
        foreach (var part in parts)
        {
            if (part.Items.Count == 0) Create(part.Programs);
            else Update(part, exceptions);
        }
    }

    private void Update(ReviewedPart part, IReadOnlyList<PolicyException> exceptions)
    {
        var programs = part.Programs;
        var sets = SetsOf(part, exceptions).Where(static set => set.Files.Count > 0).ToList();
        if (Log.HasLoggedErrors) return;
        if (sets.Count == 0)
        {
            Tell($"{part.NameIn(ProjectName)} has no reviewed policy for IamPolicyEnvironments '{Environments}', so there is nothing to change");
            return;
        }

        var update = new PolicyUpdate(sets, new ProgramItem(Programs[0]).ProjectFolder);
        foreach (var set in sets) update.Add(set, [.. Wanted(programs, set.Role).Except(Accepted(programs, set))]);
        if (Prune) PruneAll(update, part, exceptions, [.. sets.SelectMany(static set => set.Files).Distinct()]);
        update.Save();

        foreach (var line in update.Lines) Tell(line);
        foreach (var line in sets.SelectMany(set => Denied(programs, set)).Distinct(StringComparer.Ordinal)) Tell(line);
        if (update.Lines.Count == 0) Tell("nothing to change in " + string.Join(", ", update.Names));
        TellOfOthers(programs, part.Items, sets);
    }

    // A library's policy is a thing that only somebody who wants one has.
    private void Create(ReviewedPrograms programs)
    {
        var needs = Wanted(programs, "");
        if (!IsApplication)
        {
            Tell($"{ProjectName} is not an application and has no reviewed policy, so there is nothing to change");
            return;
        }

        if (needs.Count == 0)
        {
            Tell(programs.OwnActions(Tier.Conditional) is { Count: > 0 } perhaps
                ? $"{ProjectName} may need {string.Join(", ", perhaps)}, which the code does not show for certain; 'dotnet build -t:UpdateIamPolicy -p:IamPolicyConditional=true' writes a reviewed policy that allows them"
                : programs.Roles is { Count: > 0 } roles
                    ? $"{ProjectName} needs permissions only as {string.Join(", ", roles.Select(static role => $"'{role}'"))}, for which it acts; add a file for each as <AdditionalFiles Include=\"...\" IamPolicyBaseline=\"true\" Role=\"{roles[0]}\" />"
                    : $"{ProjectName} needs no permission and has no reviewed policy, so there is nothing to change");
            return;
        }

        var path = Path.Combine(new ProgramItem(Programs[0]).ProjectFolder, ReviewedName);
        var attached = programs.Attached.Where(static policy => policy.Environment.Length == 0 && policy.Role.Length == 0).Select(static policy => ManagedPolicy.Find(policy.Name)?.Text).OfType<PolicyText>();
        var made = new PolicyEditor(AwsCatalog.Default).Add("", needs, attached);
        if (made.Changes.Count == 0)
        {
            Tell($"the managed policies of {ProjectName} allow everything that it needs, so there is nothing to change");
            return;
        }

        TextFile.Write(path, made.Text);
        foreach (var change in made.Changes) Tell($"added {change} to {ReviewedName}");
        Tell($"wrote {path}, the reviewed policy of {ProjectName} from now on; have it reviewed and commit it");
        var file = ReviewedItem.Load(path, "", "", isShared: false, "");
        TellOfOthers(programs, [file], SetsOf(new("", [file], programs), []));
    }

    private void PruneAll(PolicyUpdate update, ReviewedPart part, IReadOnlyList<PolicyException> exceptions, IReadOnlyList<ReviewedFile> files)
    {
        if (!IsApplication)
        {
            Tell($"{ProjectName} is not an application: what else its reviewed policy allows is checked in the applications that use it, so nothing is removed");
            return;
        }

        var sharing = part.EntryPoint.Length > 0 || SharingPrograms.Length == 0 ? null : Read(Programs.Concat(SharingPrograms));
        foreach (var file in files)
        {
            var all = file.IsShared ? sharing : part.Programs;
            var why = all is null ? "no IamPolicySharedWith item names the projects that share it" : all.WhyUnknown;
            if (why is null) update.Prune(file, all!.WholeNeedsOf(file.Role), exceptions);
            else Report(new Problem(ProblemSeverity.Error, RuleIds.NotPruned, $"Nothing was removed from {Path.GetFileName(file.Path)}, because IamAnalyzers cannot determine what is unused: {why}."));
        }
    }

    private List<Need> Wanted(ReviewedPrograms programs, string role)
        => [.. programs.Needs
            .Where(need => need.Permission.Principal == role && (need.Permission.Tier == Tier.Required || need.IsOnDeclaredKey || (Conditional && need.Permission.Tier == Tier.Conditional)))
            .Select(static need => need.Need)
            .Distinct()];

    // What reviewers accept as not allowed is not to be added.
    private static IEnumerable<Need> Accepted(ReviewedPrograms programs, ReviewedSet set)
        => RefusedNeed.FindAccepted(set, programs.Needs).Select(static one => one.Refused.Need.Need);

    private static IEnumerable<string> Denied(ReviewedPrograms programs, ReviewedSet set)
        => RefusedNeed.Find(set, programs.Needs)
            .Where(static refused => refused.Outcome.Verdict == ReviewVerdict.Denied)
            .Select(refused => $"did not add {refused.Need.Need.Action} on {string.Join(", ", refused.Need.Need.Resources.Select(static resource => resource.Text))}, which {set.Name} denies ({RuleIds.DeniedCall})");

    private void TellOfOthers(ReviewedPrograms programs, IReadOnlyList<ReviewedItem> items, IReadOnlyList<ReviewedSet> sets)
    {
        var others = new ReviewReport(programs, items, new ProgramItem(Programs[0]).ProjectFolder).NotReviewed(sets);
        if (others.Count > 0) Tell($"without a reviewed policy: {string.Join(", ", others)}");
    }

    private void Tell(string line) => Log.LogMessage(MessageImportance.High, "{0}", "IamAnalyzers: " + line);
}
