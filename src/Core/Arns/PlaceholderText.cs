using System.Text;

namespace IamAnalyzers.Core.Arns;

/// <summary>A text of a permission cut at its placeholders.</summary>
public static class PlaceholderText
{
    private static readonly (string Text, PlaceholderKind Kind)[] Fixed =
    [
        (ArnPlaceholders.Partition, PlaceholderKind.Partition),
        (ArnPlaceholders.Region, PlaceholderKind.Region),
        (ArnPlaceholders.Account, PlaceholderKind.Account),
        (ArnPlaceholders.AnyRegion, PlaceholderKind.AnyRegion),
        (ArnPlaceholders.AnyAccount, PlaceholderKind.AnyAccount),
        (ArnPlaceholders.DnsSuffix, PlaceholderKind.DnsSuffix),
        (ArnPlaceholders.OtherForm, PlaceholderKind.OtherForm),
    ];

    /// <summary>Cuts a text; what is no placeholder of ours (<c>${*}</c>, <c>${aws:username}</c>) stays text.</summary>
    /// <param name="text">An ARN pattern or a condition's value.</param>
    /// <returns>The parts in order, no two texts side by side.</returns>
    public static IReadOnlyList<PlaceholderPart> Parse(string text)
    {
        var parts = new List<PlaceholderPart>();
        var start = 0;
        for (var i = text.IndexOf("${", StringComparison.Ordinal); i >= 0; i = text.IndexOf("${", i, StringComparison.Ordinal))
        {
            if (At(text, i) is not { } placeholder)
            {
                i += 2;
                continue;
            }

            if (i > start) parts.Add(new PlaceholderPart(PlaceholderKind.None, text.Substring(start, i - start)));
            parts.Add(placeholder.Part);
            i += placeholder.Length;
            start = i;
        }

        if (start < text.Length) parts.Add(new PlaceholderPart(PlaceholderKind.None, text.Substring(start)));
        return parts;
    }

    /// <summary>Puts a text in place of each placeholder.</summary>
    /// <param name="text">An ARN pattern or a condition's value.</param>
    /// <param name="value">The text for a placeholder.</param>
    /// <returns>The pattern; wildcards that come to stand side by side are one.</returns>
    public static string Fill(string text, Func<PlaceholderPart, string> value) => Fill(text, value, static literal => literal);

    /// <summary>Puts a text in place of each placeholder, and of what stands between them.</summary>
    /// <param name="text">An ARN pattern or a condition's value.</param>
    /// <param name="value">The text for a placeholder.</param>
    /// <param name="literal">The text for what stands before, between or behind placeholders.</param>
    /// <returns>The pattern; wildcards that come to stand side by side are one.</returns>
    public static string Fill(string text, Func<PlaceholderPart, string> value, Func<string, string> literal)
    {
        if (text.IndexOf("${", StringComparison.Ordinal) < 0) return literal(text);
        var filled = new StringBuilder(text.Length);
        foreach (var part in Parse(text))
        {
            var next = part.Kind == PlaceholderKind.None ? literal(part.Text) : value(part);
            PatternText.Append(filled, next);
        }

        return filled.ToString();
    }

    private static (PlaceholderPart Part, int Length)? At(string text, int start)
    {
        foreach (var (name, kind) in Fixed)
        {
            if (string.CompareOrdinal(text, start, name, 0, name.Length) == 0) return (new PlaceholderPart(kind, ""), name.Length);
        }

        return ArnPlaceholders.InputAt(text, start);
    }
}
