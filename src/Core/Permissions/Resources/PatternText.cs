using System.Text;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Policies.Matching;

namespace IamAnalyzers.Core.Permissions.Resources;

/// <summary>Values as text of the policy language, with <c>*</c> or a named placeholder for each hole.</summary>
internal static class PatternText
{
    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The pattern.</returns>
    public static string Of(MemberValue value)
    {
        var text = new StringBuilder();
        foreach (var part in value.Parts)
        {
            switch (part.Kind)
            {
                case ValuePartKind.Literal: text.Append(IamPattern.Escape(part.Text)); break;
                case ValuePartKind.Input: text.Append(ArnPlaceholders.Input(part.Text)); break;
                default: Append(text, "*"); break;
            }
        }

        return text.ToString();
    }

    /// <summary>Appends a text, one star for stars side by side.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="more">What.</param>
    public static void Append(StringBuilder text, string more)
    {
        if (more.Length > 0 && more[0] == '*' && text.Length > 0 && text[text.Length - 1] == '*') more = more.Substring(1);
        text.Append(more);
    }
}
