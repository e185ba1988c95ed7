using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Managed;

namespace IamAnalyzers.Core.Records;

/// <summary>
/// All that a program's policy is made from beside its own calls: what its references need, and what its project says. The
/// build writes it to a file before compile; the generator, the analyzers and the build step read it, so that they agree.
/// </summary>
/// <param name="Options">Where the program runs.</param>
/// <param name="Sources">The needs of references, declarations and presets; sorted by name (ordinal).</param>
/// <param name="Exclusions">What the project takes out, sorted.</param>
public sealed record ReferenceNeeds(
    PolicyOptions Options,
    EquatableArray<NeedsSource> Sources,
    EquatableArray<Exclusion> Exclusions)
{
    /// <summary>The formats that the policy is written in beside JSON, by their names, sorted.</summary>
    public EquatableArray<string> Formats { get; init; }

    /// <summary>The settings files whose values the inputs of the program have, the last one before the others. They are read after compile, so that no value of them is kept that names no resource.</summary>
    public EquatableArray<string> SettingsFiles { get; init; }

    /// <summary>The managed policies that the program runs under, as its project says; sorted.</summary>
    public EquatableArray<AttachedPolicy> Attached { get; init; }

    /// <summary>Whether only what the program reaches of its references counts, which is known after compile. Property <c>IamPolicyReach</c>.</summary>
    public bool CountsReached { get; init; }

    /// <summary>How the name of the file ends, by which an additional file is known as this one.</summary>
    public const string FileSuffix = ".iam-needs.txt";

    /// <summary>A project that says nothing and whose references need nothing.</summary>
    public static ReferenceNeeds Empty { get; } = new(PolicyOptions.Default, default, default);

    /// <summary>The names of the assemblies that use the SDK and were not analysed, sorted.</summary>
    public IReadOnlyList<string> NotAnalysed
        => [.. Sources.Where(source => !source.IsAnalysed && !IsTakenOut(source)).Select(static source => source.Name)];

    /// <summary>Unites a program's own needs with those of its references, and takes out what the project excludes.</summary>
    /// <param name="own">What the program's own code needs.</param>
    /// <returns>What the policy is made from.</returns>
    public NeedsRecord Unite(NeedsRecord own)
    {
        var all = NeedsRecord.Union([own, .. Sources.Where(source => !IsTakenOut(source)).Select(static source => source.Needs)]);
        return Exclusions.Count == 0
            ? all
            : NeedsRecord.Create(
                all.Permissions.Where(permission => !Exclusions.Any(exclusion => exclusion.TakesOut(permission))),
                all.Unresolved.Where(call => !Exclusions.Any(exclusion => exclusion.TakesOutMember(call.Member))),
                all.Members);
    }

    /// <summary>The exclusions that take nothing out, which a change of the code may have left behind.</summary>
    /// <param name="own">What the program's own code needs.</param>
    /// <returns>The exclusions.</returns>
    public IEnumerable<Exclusion> IdleExclusions(NeedsRecord own)
    {
        var all = NeedsRecord.Union([own, .. Sources.Select(static source => source.Needs)]);
        return Exclusions.Where(exclusion =>
            !Sources.Any(source => exclusion.TakesOutAssembly(source.Name))
            && !all.Permissions.Any(exclusion.TakesOut)
            && !all.Unresolved.Any(call => exclusion.TakesOutMember(call.Member)));
    }

    /// <summary>Whether the project takes out all that a source needs.</summary>
    /// <returns><see langword="true"/> when an exclusion names its assembly.</returns>
    public bool IsTakenOut(NeedsSource source) => Exclusions.Any(exclusion => exclusion.TakesOutAssembly(source.Name));
}

/// <summary>One source of needs beside the program's own code.</summary>
/// <param name="Name">The simple name of the referenced assembly, or <see cref="Project"/>.</param>
/// <param name="IsAnalysed">Whether its needs are known; <see langword="false"/> for an assembly that uses the SDK, carries no record and has no code that can be read.</param>
/// <param name="Needs">What it needs; of an assembly without record the SDK members that it refers to, as unresolved calls.</param>
public sealed record NeedsSource(string Name, bool IsAnalysed, NeedsRecord Needs)
{
    /// <summary>Whether its needs were read from its compiled code, which shows less of the values than its source.</summary>
    public bool IsCompiled { get; init; }

    /// <summary>What all of its code needs, where <see cref="Needs"/> is what the program reaches; otherwise <see langword="null"/>.</summary>
    public NeedsRecord? Whole { get; init; }

    /// <summary>The calls in it that the program never reaches.</summary>
    public EquatableArray<UnreachedCall> NotReached { get; init; }

    /// <summary>The name of what the project itself declares; no assembly has it.</summary>
    public const string Project = "(project)";
}
