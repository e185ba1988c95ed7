using System.Globalization;
using System.Text.RegularExpressions;

namespace IamAnalyzers.Assemblies.Values;

/// <summary>What <c>string.Format</c> makes of a format that is known.</summary>
internal static class CompositeText
{
    private static readonly Regex Hole = new(@"\{(?<index>[0-9]{1,2})(?<more>[^{}]*)\}|\{\{|\}\}|[{}]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>Fills a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="given">The arguments behind it.</param>
    /// <returns>The text; open where the format is not well written or names more arguments.</returns>
    public static IlValue Fill(string format, IReadOnlyList<IlValue> given)
    {
        var parts = new List<IlValue>();
        var end = 0;
        foreach (Match match in Hole.Matches(format))
        {
            parts.Add(IlValue.Text(format.Substring(end, match.Index - end)));
            end = match.Index + match.Length;
            if (match.Value is "{{" or "}}") parts.Add(IlValue.Text(match.Value.Substring(1)));
            else if (!match.Groups["index"].Success) return IlValue.Open;
            else if (int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture) is var index && index >= given.Count) return IlValue.Open;
            else parts.Add(match.Groups["more"].Length == 0 ? given[index] : IlValue.Open);
        }

        parts.Add(IlValue.Text(format.Substring(end)));
        return IlValue.Concat(parts);
    }
}
