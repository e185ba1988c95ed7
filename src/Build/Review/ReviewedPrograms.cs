using IamAnalyzers.Build.References;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Managed;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Review;

/// <summary>Programs that run under one reviewed policy, taken together: one project for several frameworks, or several projects.</summary>
internal sealed class ReviewedPrograms
{
    private const string OtherFrameworks = "another target framework may need it (CheckIamPolicy without -f looks at all of them)";

    private readonly IReadOnlyList<CompiledProgram> _programs;

    /// <summary>Unites programs.</summary>
    /// <param name="isOneOfSeveral">Whether the project is compiled for other frameworks, too, that are not among them.</param>
    public ReviewedPrograms(IReadOnlyList<CompiledProgram> programs, bool isOneOfSeveral, AwsCatalog catalog)
    {
        _programs = programs;
        Needs = [.. programs.SelectMany(program => ProgramNeed.Of(program.Source, program.References, catalog)).Distinct()];
        ReachesAll = programs.All(static program => program.References.Sources.All(static source => source.Whole is null));
        WholeNeeds = ReachesAll ? Needs : [.. programs.SelectMany(program => ProgramNeed.Of(program.Source, Whole(program.References), catalog)).Distinct()];
        var all = NeedsRecord.Union([.. programs.Select(static program => program.References.Unite(program.Source.Needs))]);
        var notAnalysed = programs.SelectMany(static program => program.References.NotAnalysed).Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal).ToList();
        WhyUnknown = GrantUse.WhyUnknown(all.Unresolved.Count, notAnalysed) ?? (isOneOfSeveral ? OtherFrameworks : null);
    }

    /// <summary>What they need, of every tier and for every principal.</summary>
    public IReadOnlyList<ProgramNeed> Needs { get; }

    /// <summary>Whether they reach all code of their references, or count as if they did.</summary>
    public bool ReachesAll { get; }

    /// <summary>What they would need if they reached all code of their references.</summary>
    public IReadOnlyList<ProgramNeed> WholeNeeds { get; }

    /// <summary>The principals that they act for, sorted, as messages name them.</summary>
    public IReadOnlyList<string> Principals
        => [.. Needs.Select(static need => need.Permission.Principal).Append("").Distinct(StringComparer.Ordinal)
            .OrderBy(static name => name, StringComparer.Ordinal)
            .Select(static name => name.Length == 0 ? "its own principal" : $"'{name}'")];

    /// <summary>All that they need, or may, of every tier, where a principal has it: what a reviewed policy of that principal is held to.</summary>
    /// <param name="principal">The principal's name; empty for the programs' own.</param>
    /// <returns>The needs, without repeats.</returns>
    public IReadOnlyList<Need> NeedsOf(string principal)
        => [.. Needs.Where(need => need.Permission.MayBeOf(principal)).Select(static need => need.Need).Distinct()];

    /// <summary>The same for all code of the references, reached or not: what is taken out of a policy without a question is held to this.</summary>
    /// <param name="principal">The principal's name; empty for the programs' own.</param>
    public IReadOnlyList<Need> WholeNeedsOf(string principal)
        => [.. WholeNeeds.Where(need => need.Permission.MayBeOf(principal)).Select(static need => need.Need).Distinct()];

    /// <summary>Whether they act for a principal, or may: which one a call acts for is not always known.</summary>
    /// <param name="principal">The principal's name; empty for the program's own.</param>
    public bool MayActFor(string principal) => principal.Length == 0 || WhyUnknown is not null || Needs.Any(need => need.Permission.MayBeOf(principal));

    /// <summary>The actions of one tier that they need for themselves, sorted and without repeats.</summary>
    /// <param name="tier">The tier.</param>
    public IReadOnlyList<string> OwnActions(Tier tier)
        => [.. new SortedSet<string>(Needs.Where(need => need.Permission.Tier == tier && need.Permission.Principal.Length == 0).Select(static need => need.Need.Action), StringComparer.Ordinal)];

    /// <summary>The roles and profiles that they act for and need something for, sorted.</summary>
    public IReadOnlyList<string> Roles
        => [.. new SortedSet<string>(Needs.Where(static need => need.Permission is { Tier: not Tier.Deployment, Principal.Length: > 0 }).Select(static need => need.Permission.Principal), StringComparer.Ordinal)];

    /// <summary>The managed policies that they run under, as their projects say.</summary>
    public IReadOnlyList<AttachedPolicy> Attached => [.. _programs.SelectMany(static program => program.References.Attached).Distinct()];

    /// <summary>Why it cannot be told what nothing needs; <see langword="null"/> when it can.</summary>
    public string? WhyUnknown { get; }

    /// <summary>Whether an assembly is one of the programs, and no reference.</summary>
    /// <param name="source">The assembly's name.</param>
    /// <returns><see langword="true"/> for a program.</returns>
    public bool IsOwn(string source) => _programs.Any(program => program.Source.Name == source);

    private static ReferenceNeeds Whole(ReferenceNeeds project)
        => project with { Sources = project.Sources.Select(static source => source.Whole is { } whole ? source with { Needs = NeedsRecord.Union([whole, source.Needs]) } : source).ToEquatableArray() };

    /// <summary>Where the calls stand, in any of the programs.</summary>
    public ICallPlaces Places => new AllPlaces(_programs);

    private sealed class AllPlaces(IReadOnlyList<CompiledProgram> programs) : ICallPlaces
    {
        public IReadOnlyList<string> Of(string source, Permission need) => PlaceOrder.Unite(programs.Select(program => program.Places.Of(source, need)));

        public IReadOnlyList<string> Of(string source, UnresolvedCall call) => PlaceOrder.Unite(programs.Select(program => program.Places.Of(source, call)));
    }
}
