using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>
/// Edits the text of a reviewed policy, which people wrote: only the places that change are touched, so that format, order and comments
/// stay as they are. It never allows more than is needed, and never changes what stands there when it adds.
/// </summary>
public sealed class PolicyEditor(AwsCatalog catalog)
{
    /// <summary>Adds what a policy lacks; what it denies, or allows for some values only, stays as it is.</summary>
    /// <param name="text">The policy's text; one without any content becomes a whole document.</param>
    /// <param name="needs">What is needed.</param>
    /// <param name="beside">The other documents of the same set.</param>
    /// <returns>The text after it; the old one with a problem when it is no policy that can be read.</returns>
    public EditedPolicy Add(string text, IReadOnlyCollection<Need> needs, IEnumerable<PolicyText>? beside = null)
    {
        var isNew = text.Trim('\uFEFF', ' ', '\t', '\r', '\n').Length == 0;
        var (policy, findings) = isNew ? (null, []) : PolicyTextReader.Read(text, PolicyKind.Identity);
        if (!isNew && Refusal(policy, findings) is { } refusal) return EditedPolicy.Unchanged(text, refusal);

        var missing = MissingGrant.Find(new ReviewedPolicy([.. policy is null ? [] : new[] { policy }, .. beside ?? []]), needs);
        if (missing.Count == 0) return EditedPolicy.Unchanged(text);
        if (policy is { HasVariables: false } old && missing.Any(NeedsVariables)) return EditedPolicy.Unchanged(text, OldVersion(old));
        var drafts = (policy?.Statements ?? []).Select(statement => StatementDraft.Of(statement, findings)).OfType<StatementDraft>().ToList();
        var plan = new GrantPlan(drafts, missing);
        var writer = new GrantWriter(new JsonLayout(text), policy, new SidNames(catalog, (policy?.Statements ?? []).Select(static statement => statement.Sid?.Text).OfType<string>()));
        return EditedPolicy.Of(
            text,
            [.. drafts.SelectMany(writer.Add), .. writer.Add(plan.NewStatements)],
            [.. missing.Select(static grant => new PolicyChange(EquatableArray<string>.From([grant.Action]), grant.Resources))]);
    }

    /// <summary>Removes the statements, actions and resources that no need uses, as <see cref="GrantUse"/> finds them.</summary>
    /// <param name="text">The policy's text.</param>
    /// <param name="needs">All that is needed, of every tier. Where that is not known, nothing may be pruned.</param>
    /// <param name="isKept">Whether a grant stays although no need uses it; <see langword="null"/> for none that does.</param>
    /// <returns>The text after it; the old one with a problem when it is none that AWS takes.</returns>
    public EditedPolicy Prune(string text, IReadOnlyList<Need> needs, Func<ExcessGrant, bool>? isKept = null)
    {
        var (policy, findings) = PolicyTextReader.Read(text, PolicyKind.Identity);
        if (Refusal(policy, findings) is { } refusal) return EditedPolicy.Unchanged(text, refusal);
        var unused = GrantUse.FindExcess(policy!, needs, catalog).Where(grant => grant.IsUnused && isKept?.Invoke(grant) != true).ToList();
        if (unused.Count == 0) return EditedPolicy.Unchanged(text);
        if (findings.FirstOrDefault(static finding => finding.Level == FindingLevel.Error) is { } error) return EditedPolicy.Unchanged(text, error);
        return Remove(text, policy!, [.. unused.Where(static grant => grant.Value is null).Select(static grant => grant.Statement)], [.. unused.Select(static grant => grant.Value).OfType<PolicyTextValue>()]);
    }

    /// <summary>Removes the statements, actions and resources at which findings of <see cref="GrantUse"/> stand.</summary>
    /// <param name="text">The policy's text.</param>
    /// <param name="places">Where the findings begin, in UTF-16 units; one where none of these stands is passed over, and so is all in a statement that denies.</param>
    /// <returns>The text after it; the old one with a problem when it is none that AWS takes.</returns>
    public static EditedPolicy Remove(string text, IReadOnlyCollection<int> places)
    {
        var (policy, findings) = PolicyTextReader.Read(text, PolicyKind.Identity);
        if (Refusal(policy, findings) is { } refusal) return EditedPolicy.Unchanged(text, refusal);
        var allowing = policy!.Statements.Where(static statement => statement.Allows).ToList();
        var values = new HashSet<PolicyTextValue>(allowing.SelectMany(static statement => Values(statement.Action).Concat(Values(statement.Resource))).Where(value => places.Contains(value.Range.Start)));

        // A statement without actions or resources is none.
        var statements = new HashSet<PolicyTextStatement>(allowing.Where(statement => places.Contains(GrantUse.PlaceOf(statement).Start) || IsEmptied(statement.Action, values) || IsEmptied(statement.Resource, values)));
        if (statements.Count + values.Count == 0) return EditedPolicy.Unchanged(text);
        return findings.FirstOrDefault(static finding => finding.Level == FindingLevel.Error) is { } error ? EditedPolicy.Unchanged(text, error) : Remove(text, policy, statements, values);
    }

    // ${*} stands for an asterisk; in the version of 2008 the same text is plain, and allows nothing of what is needed.
    private static bool NeedsVariables(MissingGrant grant)
        => grant.Resources.Concat(grant.Conditions.SelectMany(static condition => condition.Values)).Any(static text => text.IndexOf("${", StringComparison.Ordinal) >= 0);

    // Another version changes what the statements mean that are there, so it is for whoever reviews them.
    private static PolicyFinding OldVersion(PolicyText policy)
        => CheckTable.VariableUnsupportedInVersion.At(
            policy.Version?.Range ?? new TextRange(policy.Root.Range.Start, 1),
            $"what is missing has a '*', '?' or '$' in a name, which only policies of \"Version\": \"{PolicyTextReader.CurrentVersion}\" can write; set that version, and review each ${{...}} that is in the policy: it becomes a variable");

    private static EditedPolicy Remove(string text, PolicyText policy, HashSet<PolicyTextStatement> statements, HashSet<PolicyTextValue> values)
    {
        var pruner = new GrantPruner(new JsonLayout(text), policy, statements, values);
        return EditedPolicy.Of(text, pruner.Edits(), [.. pruner.Changes()]);
    }

    private static IReadOnlyList<PolicyTextValue> Values(PolicyElement? element) => element?.Values ?? [];

    private static bool IsEmptied(PolicyElement? element, HashSet<PolicyTextValue> values) => element is { Values.Count: > 0 } && element.Values.All(values.Contains);

    // Nothing is added to what the reader takes for no policy, or to statements that are no list.
    private static PolicyFinding? Refusal(PolicyText? policy, IReadOnlyList<PolicyFinding> findings)
        => policy is null
            ? findings[findings.Count - 1]
            : policy.Root.Find("Statement") is { Value.Kind: not (JsonKind.Array or JsonKind.Object) } statement
                ? CheckTable.DataTypeMismatch.At(statement.Value.Range, "'Statement' is not a list of statements")
                : null;
}
