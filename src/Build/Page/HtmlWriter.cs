using System.Text;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Build.Page;

/// <summary>Writes HTML: our own tags as they are, all other text escaped.</summary>
internal sealed class HtmlWriter
{
    private const int LongName = 400;

    private readonly StringBuilder _html = new();

    /// <summary>Adds HTML of our own.</summary>
    public HtmlWriter Raw(string html)
    {
        _html.Append(html);
        return this;
    }

    /// <summary>Adds a text.</summary>
    public HtmlWriter Text(string text) => Raw(HtmlText.Escape(text));

    /// <summary>Adds a name of others that is a link, or that one opens something with.</summary>
    public HtmlWriter Name(string name) => Raw("<code>").Text(name).Raw("</code>");

    /// <summary>Adds a name of others. One that would fill the screen gets a frame in which it can be moved, also with keys.</summary>
    public HtmlWriter Code(string name) => name.Length <= LongName ? Name(name) : Raw("<code class=\"long\" tabindex=\"0\">").Text(name).Raw("</code>");

    /// <summary>Adds a sentence in which names stand between backticks.</summary>
    public HtmlWriter Sentence(string text)
    {
        var isName = false;
        foreach (var piece in text.Split('`'))
        {
            _ = isName ? Code(piece) : Text(piece);
            isName = !isName;
        }

        return this;
    }

    /// <summary>Adds names of others.</summary>
    /// <param name="between">What stands between two of them.</param>
    public HtmlWriter Codes(IEnumerable<string> names, string between = ", ")
    {
        var isFirst = true;
        foreach (var name in names)
        {
            if (!isFirst) Text(between);
            isFirst = false;
            Code(name);
        }

        return this;
    }

    /// <summary>Adds a short mark.</summary>
    /// <param name="kind">The class of the style sheet.</param>
    public HtmlWriter Pill(string kind, string text) => Raw(" <span class=\"pill ").Raw(kind).Raw("\">").Text(text).Raw("</span>");

    /// <summary>Adds the marks of an action.</summary>
    public HtmlWriter Pills(PageAction action)
    {
        foreach (var kind in action.Changes.Select(static change => change.Kind).Distinct()) Pill(kind is DifferenceKind.Added or DifferenceKind.Widened ? "new" : "excess", PageTexts.NameOf(kind));
        if (action.IsRisky) Pill("risk-" + (int)action.Risk.Class, PageTexts.Capital(DifferenceTexts.NameOf(action.Risk.Class)));
        if (action.IsWide) Pill("wide", "All resources");
        foreach (var level in action.Access.Names()) Pill("level", level);
        return action.IsConditional ? Pill("conditional", "Conditional") : this;
    }

    /// <summary>The whole text.</summary>
    public override string ToString() => _html.ToString();
}
