using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Json;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Core.Policies.Editing;

/// <summary>Writes a plan into a policy's text: a sorted list stays sorted, all else goes above what is last, whose line then stays as it is.</summary>
internal sealed class GrantWriter
{
    private readonly JsonLayout _layout;
    private readonly PolicyText? _policy;
    private readonly PolicyStyle _style;
    private readonly StatementWriter _writer;
    private readonly SidNames _sids;
    private readonly StringComparer? _order;

    public GrantWriter(JsonLayout layout, PolicyText? policy, SidNames sids)
    {
        _layout = layout;
        _policy = policy;
        _style = new PolicyStyle(layout, policy);
        _writer = new StatementWriter(_style);
        _sids = sids;
        var lists = (policy?.Statements ?? [])
            .SelectMany(static statement => new[] { statement.Action, statement.Resource })
            .OfType<PolicyElement>()
            .Where(static element => element.Values.Count > 1)
            .ToList();
        _order = lists.Count == 0 ? null : Orders.FirstOrDefault(order => lists.TrueForAll(list => IsSorted(list.Values, order)));
    }

    private static StringComparer[] Orders => [StringComparer.Ordinal, StringComparer.OrdinalIgnoreCase];

    /// <summary>What one statement gets.</summary>
    public IEnumerable<TextEdit> Add(StatementDraft draft)
        => Add(draft.Source.Action!, draft.AddedActions).Concat(Add(draft.Source.Resource!, draft.AddedResources));

    /// <summary>The statements that the document gets.</summary>
    public IEnumerable<TextEdit> Add(IReadOnlyList<NewStatement> statements)
    {
        if (statements.Count == 0) return [];
        var texts = statements.Select(Text).ToList();
        if (_policy is null) return [NewDocument(texts)];
        var root = _policy.Root;
        if (root.Find("Statement") is not { } member)
        {
            var members = new JsonList(_layout, _style, root.Range, [.. root.Members.Select(static one => one.Range)]);
            return members.Insert(root.Members.Count, root.Members.Count == 0 ? [_writer.Version(), _writer.Statements(texts)] : [_writer.Statements(texts)]);
        }

        var items = member.Value;
        if (items.Kind == JsonKind.Object) return JsonList.Wrap(_style, items.Range, _layout.Indentation(items.Range.End - 1), [], texts);
        return new JsonList(_layout, _style, items.Range, [.. items.Items.Select(static item => item.Range)]).Insert(Math.Max(0, items.Items.Count - 1), texts);
    }

    private ValueText Text(NewStatement statement)
        => _writer.Statement(
            _style.HasSids ? _sids.Name("", statement.Tier, statement.Actions, statement.Resources, statement.Conditions) : null,
            statement.Actions,
            statement.Resources,
            statement.Conditions);

    private TextEdit NewDocument(IReadOnlyList<ValueText> statements)
    {
        var text = _layout.Text;
        var document = _writer.Object([_writer.Version(), _writer.Statements(statements)])("");
        return new(TextRange.Between(text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0, text.Length), document + _style.LineEnd);
    }

    private IEnumerable<TextEdit> Add(PolicyElement element, List<string> added)
    {
        if (added.Count == 0) return [];
        var order = OrderOf(element.Values);
        var places = added
            .OrderBy(static value => value, order ?? StringComparer.Ordinal)
            .GroupBy(value => PlaceOf(value, element.Values, order), static value => (ValueText)(_ => StatementWriter.Text(value)))
            .ToList();
        var isList = _layout.Text[element.Range.Start] == '[';
        var list = new JsonList(_layout, _style, element.Range, [.. element.Values.Select(static value => value.Range)]);
        return isList
            ? places.SelectMany(place => list.Insert(place.Key, [.. place]))
            : JsonList.Wrap(_style, element.Range, "", places.Where(static place => place.Key == 0).SelectMany(static place => place), places.Where(static place => place.Key == 1).SelectMany(static place => place));
    }

    // One value is in every order: whether it is the beginning of a sorted list, the other lists of the file tell.
    private StringComparer? OrderOf(IReadOnlyList<PolicyTextValue> values)
        => values.Count == 1 ? _order : Orders.FirstOrDefault(order => IsSorted(values, order));

    private static int PlaceOf(string value, IReadOnlyList<PolicyTextValue> values, StringComparer? order)
        => order is null ? values.Count - 1 : values.TakeWhile(other => order.Compare(other.Text, value) <= 0).Count();

    private static bool IsSorted(IReadOnlyList<PolicyTextValue> values, StringComparer order)
        => Enumerable.Range(1, values.Count - 1).All(i => order.Compare(values[i - 1].Text, values[i].Text) <= 0);
}
