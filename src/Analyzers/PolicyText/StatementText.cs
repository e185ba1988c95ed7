using IamAnalyzers.Core.Common;
using IamAnalyzers.SdkCalls.Texts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamAnalyzers.Analyzers.PolicyText;

/// <summary>The elements of one statement as code gives them, each with its place; what is not visible is a hole.</summary>
/// <param name="whole">The expression that makes the statement.</param>
internal sealed class StatementText(SyntaxNode whole)
{
    private const string Effect = "Effect";
    private const string Start = "{\"Version\":\"2012-10-17\",\"Statement\":[{";

    private readonly List<(string Name, TextSpan Place, Action<MappedText> Write)> _values = [];
    private readonly List<(string Name, TextSpan Place, List<Action<MappedText>> Items)> _lists = [];
    private readonly List<(TextSpan Place, Action<MappedText> Write)> _conditions = [];
    private readonly List<(string Element, string Kind, TextSpan Place, Action<MappedText> Write)> _principals = [];

    /// <summary>Whether code out of sight may change it: then each element may have more.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether it has principals, known or not.</summary>
    public bool HasPrincipals => _principals.Count > 0;

    /// <summary>Sets an element with one value; a later value replaces an earlier one.</summary>
    /// <param name="name">The element.</param>
    /// <param name="place">What names it in the source.</param>
    /// <param name="write">Writes the value.</param>
    public void Set(string name, TextSpan place, Action<MappedText> write)
    {
        _values.RemoveAll(value => value.Name == name);
        _values.Add((name, place, write));
    }

    /// <summary>Adds items to an element with a list.</summary>
    public void Add(string name, TextSpan place, IEnumerable<Action<MappedText>> items)
    {
        var list = _lists.Find(list => list.Name == name).Items;
        if (list is null) _lists.Add((name, place, list = []));
        list.AddRange(items);
    }

    /// <summary>Adds members of the condition.</summary>
    /// <param name="place">What stands for them in the source.</param>
    /// <param name="write">Writes members, separated by commas, or a hole.</param>
    public void AddCondition(TextSpan place, Action<MappedText> write) => _conditions.Add((place, write));

    /// <summary>Adds a principal.</summary>
    /// <param name="element"><c>Principal</c> or <c>NotPrincipal</c>.</param>
    /// <param name="kind">The kind, such as <c>Service</c>; empty for one that is not known.</param>
    public void AddPrincipal(string element, string kind, TextSpan place, Action<MappedText> write) => _principals.Add((element, kind, place, write));

    /// <summary>Writes the document that has this statement alone.</summary>
    public MappedText Write()
    {
        var text = new MappedText(whole);
        var start = new TextSpan(whole.SpanStart, 0);
        text.Add(Start, whole.Span);
        var isFirst = true;
        void Member(string name, TextSpan place)
        {
            if (!isFirst) text.Add(',', start);
            isFirst = false;
            text.Add("\"" + name + "\"", place);
            text.Add(':', place);
        }

        foreach (var (name, place, write) in _values)
        {
            Member(name, place);
            write(text);
        }

        if (_values.TrueForAll(static value => value.Name != Effect))
        {
            Member(Effect, start);
            text.Add(IsOpen ? Hole : "\"Allow\"", whole.Span);
        }

        foreach (var (name, place, items) in _lists)
        {
            Member(name, place);
            WriteList(text, place, IsOpen ? [.. items, static target => target.Add(PlacedText.Hole)] : items);
        }

        foreach (var name in Missing())
        {
            Member(name, start);
            text.Add(Hole, whole.Span);
        }

        foreach (var element in _principals.GroupBy(static principal => principal.Element))
        {
            Member(element.Key, element.First().Place);
            WritePrincipals(text, [.. element]);
        }

        if (_conditions.Count > 0 || IsOpen) WriteConditions(text, Member);
        text.Add("}]}", whole.Span);
        return text;
    }

    /// <summary>
    /// Writes the document of a statement that has one action, and of which else only the effect is known: for an action that is one of several, each
    /// of which may stand beside other resources and conditions.
    /// </summary>
    /// <param name="element"><c>Action</c> or <c>NotAction</c>.</param>
    /// <param name="action">Writes the action.</param>
    public MappedText WriteWith(string element, Action<MappedText> action)
    {
        var alone = new StatementText(whole) { IsOpen = IsOpen };
        alone._values.AddRange(_values.Where(static value => value.Name == Effect));
        alone.Add(element, whole.Span, [action]);
        alone.Add("Resource", whole.Span, [static target => target.Add(PlacedText.Hole)]);
        if (HasPrincipals) alone.AddPrincipal("Principal", "", whole.Span, static target => target.Add(PlacedText.Hole));
        alone.AddCondition(whole.Span, static target => target.Add(PlacedText.Hole));
        return alone.Write();
    }

    private static string Hole => TextHole.Mark.ToString();

    // The CDK refuses a statement without actions, and one of an identity without resources: what is not visible is elsewhere.
    private IEnumerable<string> Missing()
    {
        if (_lists.TrueForAll(static list => list.Name is not ("Action" or "NotAction")) && _values.TrueForAll(static value => value.Name != "Action")) yield return "Action";
        if (!HasPrincipals && _lists.TrueForAll(static list => list.Name is not ("Resource" or "NotResource"))) yield return "Resource";
    }

    private void WritePrincipals(MappedText text, List<(string Element, string Kind, TextSpan Place, Action<MappedText> Write)> principals)
    {
        if (principals.Exists(static principal => principal.Kind.Length == 0) || IsOpen)
        {
            text.Add(Hole, whole.Span);
            return;
        }

        text.Add('{', principals[0].Place);
        var isFirst = true;
        foreach (var kind in principals.GroupBy(static principal => principal.Kind))
        {
            if (!isFirst) text.Add(',', whole.Span);
            isFirst = false;
            text.Add("\"" + kind.Key + "\":", kind.First().Place);
            WriteList(text, kind.First().Place, [.. kind.Select(static principal => principal.Write)]);
        }

        text.Add('}', principals[0].Place);
    }

    private void WriteConditions(MappedText text, Action<string, TextSpan> member)
    {
        var place = _conditions.Count > 0 ? _conditions[0].Place : whole.Span;
        member("Condition", place);
        text.Add('{', place);
        for (var i = 0; i < _conditions.Count; i++)
        {
            if (i > 0) text.Add(',', _conditions[i].Place);
            _conditions[i].Write(text);
        }

        if (IsOpen)
        {
            if (_conditions.Count > 0) text.Add(',', place);
            text.Add(Hole, place);
        }

        text.Add('}', place);
    }

    private static void WriteList(MappedText text, TextSpan place, List<Action<MappedText>> items)
    {
        // One value need not stand in a list, and its place is then the one to tell of.
        if (items.Count != 1) text.Add('[', place);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Add(',', place);
            items[i](text);
        }

        if (items.Count != 1) text.Add(']', place);
    }
}
