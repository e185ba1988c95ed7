using System.Text;

namespace IamAnalyzers.Core.Arns;

/// <summary>Builds patterns of the policy language.</summary>
internal static class PatternText
{
    /// <summary>Appends a text, one star for stars side by side.</summary>
    /// <param name="text">Where to.</param>
    /// <param name="more">What.</param>
    public static void Append(StringBuilder text, string more)
    {
        if (more.Length > 0 && more[0] == '*' && text.Length > 0 && text[text.Length - 1] == '*') more = more.Substring(1);
        text.Append(more);
    }
}
