using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Exceptions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>What a reviewed policy allows and the code does not need (IAM2002), or allows wider than it needs (IAM2003).</summary>
public static class GrantUse
{
    private const int MostShown = 10;

    /// <summary>Finds both in one file, but for what reviewers accept.</summary>
    /// <param name="file">The file.</param>
    /// <param name="needs">All that is needed: of code, references, declarations and presets, of every tier.</param>
    /// <param name="exceptions">What reviewers accept.</param>
    /// <returns>What is in excess, in the order of the text.</returns>
    public static IReadOnlyList<ExcessGrant> Find(ReviewedFile file, IReadOnlyList<Need> needs, IReadOnlyList<PolicyException> exceptions, AwsCatalog catalog)
        => [.. FindExcess(file.Policy, needs, catalog).Where(excess => exceptions.Accepting(file, excess) is null)];

    /// <summary>Finds both in one document, with the parts that they are about.</summary>
    /// <param name="policy">The document.</param>
    /// <param name="needs">All that is needed.</param>
    /// <returns>What is in excess, in the order of the text.</returns>
    public static IReadOnlyList<ExcessGrant> FindExcess(PolicyText policy, IReadOnlyList<Need> needs, AwsCatalog catalog)
        => [.. policy.Statements
            .Where(static statement => statement.Allows)
            .SelectMany(statement => Find(new StatementMatcher(statement, policy.HasVariables), needs, catalog))
            .OrderBy(static excess => excess.Finding.Range.Start)];

    /// <summary>Where a finding about a whole statement stands.</summary>
    /// <returns>Its id, or its first character.</returns>
    public static Common.TextRange PlaceOf(PolicyTextStatement statement) => statement.Sid?.Range ?? new Common.TextRange(statement.Range.Start, 1);

    /// <summary>The finding on a document in which nothing can be called unused.</summary>
    /// <param name="why">Why not, as <see cref="WhyUnknown"/> says it.</param>
    /// <returns>The finding, at the beginning of the document.</returns>
    public static PolicyFinding NotLookedFor(string why) => CheckTable.UnusedUnknown.At(new Common.TextRange(0, 1), "unused permissions are not reported, because " + why);

    /// <summary>Why what nothing needs cannot be told, and so is not looked for.</summary>
    /// <param name="unresolved">How many calls no code tells.</param>
    /// <param name="notAnalysed">The references that use the SDK and were not analysed.</param>
    /// <returns>The reason, to follow "because"; <see langword="null"/> when it can be told.</returns>
    public static string? WhyUnknown(int unresolved, IReadOnlyCollection<string> notAnalysed)
    {
        var reasons = new List<string>();
        if (unresolved > 0) reasons.Add(FormattableString.Invariant($"{unresolved} {(unresolved == 1 ? "call is" : "calls are")} unresolved ({Common.RuleIds.UnresolvedCall})"));
        if (notAnalysed.Count > 0) reasons.Add("these references were not analysed: " + string.Join(", ", notAnalysed));
        return reasons.Count == 0 ? null : string.Join(" and ", reasons);
    }

    private static IEnumerable<ExcessGrant> Find(StatementMatcher statement, IReadOnlyList<Need> needs, AwsCatalog catalog)
    {
        var used = needs.Where(need => need.Resources.Any(resource => statement.Covers(need, resource) != Coverage.None)).ToList();
        if (used.Count == 0)
        {
            yield return new(statement.Statement, null, CheckTable.UnusedStatement.At(PlaceOf(statement.Statement), "no call needs this statement" + Services(statement.Statement, needs)));
            yield break;
        }

        foreach (var value in StatementElements.Values(statement.Statement.Action))
        {
            if (ActionPattern.Parse(value.Text) is not { } action) continue;
            var needed = Sorted(used.Where(need => action.Matches(need.Action)).Select(static need => need.Action));
            if (needed.Count == 0) yield return new(statement.Statement, value, CheckTable.UnusedAction.At(value, "no call needs '" + StatementElements.Shown(value.Text) + "'" + Service(action, needs)));
            else if (action.HasWildcard && !IsWhole(action, needed, catalog)) yield return new(statement.Statement, value, CheckTable.WideAction.At(value, "the code needs only " + List(needed) + " of '" + StatementElements.Shown(value.Text) + "'" + Rest(action, needed, catalog))) { Needed = needed };
        }

        // What AWS adds to an exception's opposite is allowed from that day on, so it is wider than any code.
        if (StatementElements.Values(statement.Statement.NotAction) is [var except, ..])
        {
            var needed = Sorted(used.Select(static need => need.Action));
            yield return new(statement.Statement, null, CheckTable.WideAction.At(except, "the code needs only " + List(needed) + ", and NotAction allows every action but those that it lists")) { Needed = needed };
        }

        foreach (var excess in Resources(statement.Statement, used, catalog)) yield return excess;
        if (AllExcept(statement.Statement, used, catalog) is { } wide) yield return wide;
    }

    private static IEnumerable<ExcessGrant> Resources(PolicyTextStatement statement, List<Need> used, AwsCatalog catalog)
    {
        foreach (var value in StatementElements.Values(statement.Resource))
        {
            var meeting = used.SelectMany(static need => need.Resources.Select(resource => (need.Action, Resource: resource)))
                .Where(one => StatementMatcher.Covers(value, one.Action, one.Resource) != Coverage.None)
                .ToList();
            if (meeting.Count == 0)
            {
                yield return new(statement, value, CheckTable.UnusedResource.At(value, "no call needs '" + StatementElements.Shown(value.Text) + "'"));
            }
            else if (meeting.TrueForAll(one => IsKnown(one.Action, one.Resource, catalog)) && WhyWide(value.Text, statement, meeting, catalog) is { } why)
            {
                var needed = Sorted(meeting.Select(static one => one.Resource.Text));
                yield return new(statement, value, CheckTable.WideResource.At(value, "the code needs only " + List(needed) + why)) { Needed = needed };
            }
        }
    }

    // How a text is wider than needs that name their resources; null when it names some itself, or a tag does.
    private static string? WhyWide(string text, PolicyTextStatement statement, List<(string Action, NeedResource Resource)> meeting, AwsCatalog catalog)
    {
        if (ResourceText.IsEverything(text)) return "";
        if (PolicyArn.Parse(text) is not { } arn || statement.Conditions.Any(static condition => condition.Key.Text.IndexOf("ResourceTag/", StringComparison.OrdinalIgnoreCase) >= 0)) return null;
        var types = meeting.SelectMany(one => catalog.FindAction(one.Action)!.Resources.Where(type => one.Resource.Type.Length == 0 || type.Type.Name == one.Resource.Type)).Select(static type => type.Type);
        return types.FirstOrDefault(type => ResourceText.HoldsAllNames(arn, type)) is { } whole ? $", and '{StatementElements.Shown(text)}' stands for every resource of the type {whole.Name}" : null;
    }

    // NotResource beside needs that name their resources. A need of every resource may be what it narrows.
    private static ExcessGrant? AllExcept(PolicyTextStatement statement, List<Need> used, AwsCatalog catalog)
    {
        if (StatementElements.Values(statement.NotResource) is not [var except, ..]) return null;
        if (!used.TrueForAll(need => need.Resources.All(resource => IsKnown(need.Action, resource, catalog)))) return null;
        var needed = Sorted(used.SelectMany(static need => need.Resources.Select(static resource => resource.Text)));
        return new(statement, except, CheckTable.WideResource.At(except, "the code needs only " + List(needed) + ", and NotResource allows every resource but those that it lists")) { Needed = needed };
    }

    private static List<string> Sorted(IEnumerable<string> texts) => [.. texts.Distinct().OrderBy(static text => text, StringComparer.Ordinal)];

    // A pattern grows with AWS, so the count has a date.
    private static string Rest(ActionPattern action, List<string> needed, AwsCatalog catalog)
        => action.SpansServices ? "" : FormattableString.Invariant($"; it allows {action.Expand(catalog).Count(entry => !needed.Contains(entry.Name, StringComparer.Ordinal))} more, according to AWS's reference of {catalog.DataDate}");

    // A pattern of which every action is needed is not wider than the code, today.
    private static bool IsWhole(ActionPattern action, List<string> needed, AwsCatalog catalog)
        => !action.SpansServices && action.Expand(catalog).All(entry => needed.Contains(entry.Name, StringComparer.Ordinal));

    private static bool IsKnown(string action, NeedResource resource, AwsCatalog catalog)
        => resource.Text != "*" && catalog.FindAction(action) is { } entry && !ResourceText.IsUnlimited(resource.Text, entry);

    private static string Services(PolicyTextStatement statement, IReadOnlyList<Need> needs)
    {
        var prefixes = StatementElements.Values(statement.Action).Select(static value => ActionPattern.Parse(value.Text)).OfType<ActionPattern>().Select(static action => action.Prefix).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return prefixes.Count == 1 && !HasService(prefixes[0], needs) ? ", and no call uses '" + prefixes[0] + "' at all" : "";
    }

    private static string Service(ActionPattern action, IReadOnlyList<Need> needs)
        => action.SpansServices || HasService(action.Prefix, needs) ? "" : ", and no call uses '" + action.Prefix + "' at all";

    private static bool HasService(string prefix, IReadOnlyList<Need> needs) => needs.Any(need => need.Action.StartsWith(prefix + ":", StringComparison.OrdinalIgnoreCase));

    private static string List(List<string> items)
        => string.Join(", ", items.Take(MostShown)) + (items.Count > MostShown ? " and " + (items.Count - MostShown) + " more" : "");
}
