using System.Globalization;
using System.Text;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Build.Page;

/// <summary>Texts of others in HTML: nothing in them is taken for HTML, and nothing in them is hidden or reorders what stands beside them.</summary>
internal static class HtmlText
{
    /// <summary>Writes a text so that it can stand between tags and in an attribute with quotes.</summary>
    /// <param name="text">Any text, also one that is no Unicode.</param>
    public static string Escape(string text)
    {
        var html = new StringBuilder(text.Length);
        foreach (var c in VisibleText.Of(text))
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(c),
            };
        }

        return html.ToString();
    }

    /// <summary>Writes a text as a part of an address after <c>#</c>, which is the <c>id</c> of an element, too.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>Letters and digits of ASCII, <c>: * . _ -</c>, and all else as bytes of UTF-8, each after <c>%</c>.</returns>
    public static string Fragment(string text)
    {
        var fragment = new StringBuilder(text.Length);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b is (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)':' or (byte)'*' or (byte)'.' or (byte)'_' or (byte)'-') fragment.Append((char)b);
            else fragment.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
        }

        return fragment.ToString();
    }
}
