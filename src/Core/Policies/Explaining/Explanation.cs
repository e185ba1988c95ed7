using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Core.Policies.Explaining;

/// <summary>Why a policy is as it is: for the people who review it.</summary>
/// <param name="Program">The program's assembly name.</param>
/// <param name="DataDate">The date of the catalogue's data, yyyy-MM-dd.</param>
/// <param name="Principal">The principal's name; empty for the default one.</param>
/// <param name="Fit">The documents of the policy; <see langword="null"/> for a principal that needs nothing.</param>
/// <param name="Pairs">Each pair of action and resource that the policy allows, in its order.</param>
/// <param name="NotEmitted">What no policy holds, since it depends on what is deployed.</param>
/// <param name="Unresolved">The calls whose operation nothing tells; what they need is not in the policy.</param>
/// <param name="NotAnalysed">The referenced assemblies that use the SDK and were not analysed.</param>
/// <param name="Declared">What the project says beside its code.</param>
/// <param name="Excluded">What the project takes out.</param>
/// <param name="Notes">What is to be said of the project's conditions.</param>
public sealed record Explanation(
    string Program,
    string DataDate,
    string Principal,
    PolicyFit? Fit,
    IReadOnlyList<ExplainedPair> Pairs,
    IReadOnlyList<ExplainedNeed> NotEmitted,
    IReadOnlyList<ExplainedCall> Unresolved,
    IReadOnlyList<string> NotAnalysed,
    IReadOnlyList<ExplainedDeclaration> Declared,
    IReadOnlyList<ExplainedExclusion> Excluded,
    IReadOnlyList<ConditionNote> Notes)
{
    /// <summary>The entry point that the policy is for, and what counts for it; empty for the whole program.</summary>
    public string EntryPoint { get; init; } = "";

    /// <summary>The referenced assemblies that were read from their compiled code.</summary>
    public IReadOnlyList<string> Compiled { get; init; } = [];

    /// <summary>The calls of references that the program never reaches, by the reference; what they need is not in the policy.</summary>
    public IReadOnlyList<(string Source, UnreachedCall Call)> NotReached { get; init; } = [];

    /// <summary>Whether buckets of S3 that the code does not name were taken for buckets, though they may be access points.</summary>
    public bool TakesNamesForBuckets { get; init; }
}

/// <summary>An action on a resource, and what needs it.</summary>
/// <param name="Statement">The statement's Sid.</param>
/// <param name="Tier">How sure it is.</param>
/// <param name="WrittenAs">The action or the pattern that stands for it in the policy.</param>
/// <param name="Resource">The ARN pattern.</param>
/// <param name="Conditions">The statement's conditions.</param>
/// <param name="Needs">What needs it.</param>
public sealed record ExplainedPair(
    string Statement,
    Tier Tier,
    string Action,
    string WrittenAs,
    string Resource,
    IReadOnlyList<PolicyCondition> Conditions,
    IReadOnlyList<ExplainedNeed> Needs);

/// <summary>One need.</summary>
/// <param name="Member">The C# member, or the name of a declaration or preset.</param>
/// <param name="Source">The assembly that needs it, or the project that declares it.</param>
/// <param name="Reason">Why; empty when the member always needs it.</param>
/// <param name="Inputs">The names of the inputs (environment variables, configuration keys) that give the resource its name.</param>
/// <param name="Places">Where the member is called: <c>file:line</c>, relative to the project; none without debug information.</param>
public sealed record ExplainedNeed(
    string Action,
    string Member,
    string Source,
    string Reason,
    IReadOnlyList<string> Inputs,
    IReadOnlyList<string> Places);

/// <summary>A call whose operation nothing tells.</summary>
/// <param name="Source">The assembly that it stands in.</param>
/// <param name="Places">Where.</param>
public sealed record ExplainedCall(UnresolvedCall Call, string Source, IReadOnlyList<string> Places);

/// <summary>What a project says of its policy.</summary>
/// <param name="Item">The item, such as <c>IamPermission</c> or <c>IamRuntime Lambda</c>.</param>
/// <param name="What">What it adds.</param>
/// <param name="Reason">Why; may be empty.</param>
public sealed record ExplainedDeclaration(string Item, string What, string Reason);

/// <summary>An exclusion and what it takes out.</summary>
/// <param name="TakenOut">The actions with the member that needs them, the unresolved members, or the assembly; sorted.</param>
public sealed record ExplainedExclusion(Exclusion Exclusion, IReadOnlyList<string> TakenOut);
