using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Build.Page;

/// <summary>All that the page for reviewers shows of a program, in the order of the page.</summary>
/// <param name="Program">The program's assembly name.</param>
/// <param name="DataDate">The date of the catalogue's data, yyyy-MM-dd.</param>
/// <param name="Parts">The parts that have a policy of their own: first the whole program, for each principal, then its entry points.</param>
internal sealed record PolicyPage(string Program, string DataDate, EquatableArray<PagePart> Parts)
{
    /// <summary>The parts of the whole program.</summary>
    public IEnumerable<PagePart> Whole => Parts.Where(static part => part.EntryPoint.Length == 0);

    /// <summary>The names of its entry points.</summary>
    public IReadOnlyList<string> EntryPoints => [.. Parts.Select(static part => part.EntryPoint).Where(static name => name.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether any part has a reviewed policy.</summary>
    public bool IsReviewed => Parts.Any(static part => part.Reviews.Count > 0);
}

/// <summary>A part of a program under one policy.</summary>
/// <param name="EntryPoint">The entry point; empty for the whole program.</param>
/// <param name="Principal">The principal's name; empty for the program's own.</param>
/// <param name="Remark">What counts for the entry point; empty for the whole program.</param>
/// <param name="Size">How large the policy is; <see langword="null"/> for a principal that needs nothing.</param>
/// <param name="Reviews">The reviewed policies that it was compared with, by name.</param>
/// <param name="Services">What the policy, or the reviewed one, allows; the riskiest first.</param>
/// <param name="Notes">What else is to be said of the part.</param>
internal sealed record PagePart(
    string EntryPoint,
    string Principal,
    string Remark,
    PageSize? Size,
    EquatableArray<string> Reviews,
    EquatableArray<PageService> Services,
    EquatableArray<PageNote> Notes)
{
    /// <summary>How many calls no code tells.</summary>
    public int Unresolved { get; init; }

    /// <summary>Why it is not told what its reviewed policy allows without need; empty when it is.</summary>
    public string WhyExcessUnknown { get; init; } = "";

    /// <summary>How many references could not be analysed.</summary>
    public int NotAnalysed { get; init; }

    /// <summary>Its actions, those of the riskiest service first.</summary>
    public IEnumerable<PageAction> Actions => Services.SelectMany(static service => service.Actions);
}

/// <summary>How large a policy is.</summary>
/// <param name="Documents">Its documents.</param>
/// <param name="Characters">The characters of the largest, white space not counted.</param>
/// <param name="Quota">The characters that one may have.</param>
/// <param name="HasPatterns">Whether action patterns stand for actions.</param>
internal sealed record PageSize(int Documents, int Characters, int Quota, bool HasPatterns)
{
    /// <summary>Whether AWS takes each document.</summary>
    public bool Fits => Characters <= Quota;
}

/// <summary>Something that is to be said beside the policy.</summary>
/// <param name="Title">The title.</param>
/// <param name="Lead">The first sentence; may be empty.</param>
/// <param name="Items">What it is about, in order.</param>
internal sealed record PageNote(string Title, string Lead, EquatableArray<PageItem> Items);

/// <summary>An item of a note.</summary>
/// <param name="Name">A name of others, such as an action or a member; may be empty.</param>
/// <param name="Text">What is said of it; may be empty.</param>
/// <param name="Places">Where it stands in the code; may be empty.</param>
internal sealed record PageItem(string Name, string Text, EquatableArray<string> Places);
