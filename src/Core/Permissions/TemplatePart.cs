namespace IamAnalyzers.Core.Permissions;

/// <summary>A part of a resource template: text of the policy language as it stands, or a request member.</summary>
/// <param name="Text">The text, or the member's C# path.</param>
/// <param name="IsMember">Whether it is a member.</param>
/// <param name="Function">What is taken of the member's value, such as <c>last</c>; empty for all of it.</param>
/// <param name="Argument">The function's argument, such as <c>/</c>.</param>
internal sealed record TemplatePart(string Text, bool IsMember, string Function = "", string Argument = "")
{
    /// <summary>Cuts a template into its parts; a <c>${...}</c> is text.</summary>
    /// <param name="template">The template, as docs/catalogue.md describes it.</param>
    /// <returns>The parts in order.</returns>
    public static IReadOnlyList<TemplatePart> Parse(string template)
    {
        var parts = new List<TemplatePart>();
        var textStart = 0;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '{' || (i > 0 && template[i - 1] == '$')) continue;
            var end = template.IndexOf('}', i);
            if (end < 0) break;
            if (i > textStart) parts.Add(new TemplatePart(template.Substring(textStart, i - textStart), false));
            parts.Add(Member(template.Substring(i + 1, end - i - 1)));
            i = end;
            textStart = end + 1;
        }

        if (textStart < template.Length) parts.Add(new TemplatePart(template.Substring(textStart), false));
        return parts;
    }

    private static TemplatePart Member(string text)
    {
        var colon = text.IndexOf(':');
        if (colon < 0) return new TemplatePart(text, true);
        var open = text.IndexOf('(', colon);
        return open < 0 || text[text.Length - 1] != ')'
            ? new TemplatePart(text.Substring(0, colon), true, text.Substring(colon + 1))
            : new TemplatePart(
                text.Substring(0, colon),
                true,
                text.Substring(colon + 1, open - colon - 1),
                text.Substring(open + 1, text.Length - open - 2));
    }
}
