using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Build.Page;

/// <summary>Actions that a reviewer has to look at, for one reason.</summary>
/// <param name="Kind">The reason as one word, for the style sheet.</param>
/// <param name="Title">The reason.</param>
/// <param name="Items">The actions, the riskiest first.</param>
internal sealed record PageFindings(string Kind, string Title, EquatableArray<PageFinding> Items)
{
    /// <summary>Lists what is to be looked at first. An action stands under its first reason only.</summary>
    /// <param name="page">The page.</param>
    /// <returns>What is granted without need, what is new, what is risky, what is open; each only where there is some.</returns>
    public static IReadOnlyList<PageFindings> Of(PolicyPage page)
    {
        var all = page.Parts
            .SelectMany(static part => part.Actions.Select(action => new PageFinding(part, action)))
            .OrderBy(static one => one.Action.Order)
            .ThenBy(static one => one.Action.Name, StringComparer.Ordinal)
            .ToList();
        var hasWhole = page.Whole.Any(static part => part.Actions.Any());

        // What the whole program has already is not said again of its entry points.
        List<PageFinding> standing = [.. all.Where(one => one.Action.Changes.Count == 0 && (one.Part.EntryPoint.Length == 0 || !hasWhole))];
        PageFindings[] groups =
        [
            new("excess", "Allowed beyond what the code needs", all.Where(static one => one.Action.IsExcess).ToEquatableArray()),
            new("new", "New: needed, and not allowed by the reviewed policy", all.Where(static one => one.Action is { IsNew: true, IsExcess: false }).ToEquatableArray()),
            new("risky", "Risky, and needed", standing.Where(static one => one.Action.IsRisky).ToEquatableArray()),
            new("wide", "Can change every resource of a type", standing.Where(static one => one.Action is { IsRisky: false, IsWide: true, Writes: true }).ToEquatableArray()),
        ];
        return [.. groups.Where(static group => group.Items.Count > 0)];
    }
}

/// <summary>An action to look at.</summary>
/// <param name="Part">The part that has it.</param>
/// <param name="Action">The action.</param>
internal sealed record PageFinding(PagePart Part, PageAction Action);
