using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Checks;

/// <summary>Parts that say nothing: empty ones, and those that another part says already.</summary>
internal static class RedundancyCheck
{
    /// <summary>Patterns beyond these are compared with nothing: the comparison is quadratic in them.</summary>
    private const int MostPatterns = 100;

    public static IEnumerable<PolicyFinding> Find(PolicyText policy, PolicyCheckContext context)
        => policy.Statements.SelectMany(Check).Concat(Statements(policy));

    private static IEnumerable<PolicyFinding> Check(PolicyTextStatement statement)
    {
        var actions = new[] { statement.Action, statement.NotAction }.OfType<PolicyElement>();
        var resources = new[] { statement.Resource, statement.NotResource }.OfType<PolicyElement>();
        var all = actions.SelectMany(static element => Element(element, CheckTable.EmptyArrayAction, CheckTable.RedundantAction, ActionCovers))
            .Concat(resources.SelectMany(static element => Element(element, CheckTable.EmptyArrayResource, CheckTable.RedundantResource, ResourceCovers)))
            .Concat(statement.Conditions.SelectMany(Condition));
        foreach (var finding in all) yield return finding;
        if (statement.Condition is { Value: { Kind: Json.JsonKind.Object, Members.Count: 0 } } empty)
        {
            yield return CheckTable.EmptyObjectCondition.At(empty.Range, "an empty 'Condition' has no effect; remove it");
        }

        if (statement.Principal is { Value: { Kind: Json.JsonKind.Object, Members.Count: 0 } } nobody)
        {
            yield return CheckTable.EmptyObjectPrincipal.At(nobody.Range, "an empty 'Principal' names nobody; add a principal");
        }
    }

    private static IEnumerable<PolicyFinding> Element(PolicyElement element, PolicyCheck empty, PolicyCheck redundant, Func<string, string, bool> covers)
    {
        if (element.Values.Count == 0)
        {
            yield return empty.At(element.Range, "'" + element.Name + "' is empty, so the statement has no effect; remove it, or add a value");
            yield break;
        }

        var patterns = element.Values.Where(static value => value.Text.IndexOfAny(['*', '?']) >= 0).Take(MostPatterns).ToList();
        var known = new HashSet<string>(redundant == CheckTable.RedundantAction ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (var value in element.Values)
        {
            var isRepeated = !known.Add(value.Text);
            var wider = isRepeated ? value : patterns.FirstOrDefault(pattern => pattern.Text != value.Text && covers(pattern.Text, value.Text) && !IsFirstOfSame(value, pattern, covers));
            if (wider is null) continue;
            yield return redundant.At(value, isRepeated ? "this is repeated; remove it" : "'" + StatementElements.Shown(wider.Text) + "' already covers this; remove one of them");
        }
    }

    // Of two that say the same the second is the one too many.
    private static bool IsFirstOfSame(PolicyTextValue value, PolicyTextValue pattern, Func<string, string, bool> covers)
        => value.Range.Start < pattern.Range.Start && covers(value.Text, pattern.Text);

    private static IEnumerable<PolicyFinding> Condition(PolicyTextCondition condition)
    {
        if (condition.Values.Count == 0)
        {
            var check = StatementElements.Operator(condition) switch
            {
                { Set: ConditionOperator.ForAllValues } => CheckTable.EmptyArrayConditionForallvalues,
                { Set: ConditionOperator.ForAnyValue } => CheckTable.EmptyArrayConditionForanyvalue,
                { IfExists: true } => CheckTable.EmptyArrayConditionIfexists,
                _ => CheckTable.EmptyArrayCondition,
            };
            yield return check.At(condition.Range, "a condition without values does not do what it seems to; add a value, or remove it");
        }

        if (StatementElements.HasIdleSet(condition))
        {
            yield return CheckTable.NullWithQualifier.At(condition.Operator, "'Null' tests whether the key exists, so the set operator has no effect; write 'Null'");
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in condition.Values)
        {
            if (!known.Add(value.Text)) yield return CheckTable.RedundantConditionValueNum.At(value, "this value is repeated; remove it");
        }
    }

    // Statements that are alike but for actions and resources, of which one holds all of the other.
    private static IEnumerable<PolicyFinding> Statements(PolicyText policy)
    {
        var plain = policy.Statements
            .Where(static statement => statement is { Action.Values.Count: > 0, Resource.Values.Count: > 0, Effect: not null, Principal: null, NotPrincipal: null, Conditions.Count: 0 })
            .Take(MostPatterns)
            .ToList();
        for (var i = 0; i < plain.Count; i++)
        {
            for (var j = 0; j < plain.Count; j++)
            {
                if (i == j || plain[i].Effect!.Text != plain[j].Effect!.Text || !Holds(plain[i], plain[j]) || (i > j && Holds(plain[j], plain[i]))) continue;
                yield return CheckTable.RedundantStatement.At(new Common.TextRange(plain[j].Range.Start, 1), "the statement " + Place(plain[i], i) + " already covers this one; remove it");
                break;
            }
        }
    }

    private static string Place(PolicyTextStatement statement, int index)
        => statement.Sid is { Text.Length: > 0 } sid ? "'" + StatementElements.Shown(sid.Text) + "'" : FormattableString.Invariant($"at position {index + 1}");

    private static bool Holds(PolicyTextStatement wide, PolicyTextStatement narrow)
        => wide.Action!.Values.Count <= MostPatterns && narrow.Action!.Values.Count <= MostPatterns && wide.Resource!.Values.Count <= MostPatterns && narrow.Resource!.Values.Count <= MostPatterns
            && narrow.Action.Values.All(value => wide.Action.Values.Any(other => ActionCovers(other.Text, value.Text)))
            && narrow.Resource.Values.All(value => wide.Resource.Values.Any(other => ResourceCovers(other.Text, value.Text)));

    private static bool ActionCovers(string wide, string narrow) => wide == "*" || IamPattern.Parse(wide.ToLowerInvariant()).Covers(IamPattern.Parse(narrow.ToLowerInvariant()));

    private static bool ResourceCovers(string wide, string narrow) => wide == narrow || ResourceText.IsEverything(wide) || (!wide.Contains("${") && !narrow.Contains("${") && ArnPattern.ParseResource(wide).Covers(ArnPattern.ParseResource(narrow)));
}
