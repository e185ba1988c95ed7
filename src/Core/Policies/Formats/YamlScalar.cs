namespace IamAnalyzers.Core.Policies.Formats;

/// <summary>
/// Texts as scalars of YAML, keys and values alike. Readers take some words without quotes for something other than text, by YAML 1.1 or 1.2:
/// <c>Null</c> for nothing, <c>on</c> for a truth value, <c>1e3</c> for a number, <c>*</c> for an alias.
/// https://yaml.org/type/
/// </summary>
internal static class YamlScalar
{
    private static readonly HashSet<string> TypedWords = new(["null", "true", "false", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes a name, such as that of an operator, an action or a parameter: without quotes where every reader takes it for text.</summary>
    /// <returns>The scalar.</returns>
    public static string Of(string text) => IsText(text) ? text : Quoted(text);

    /// <summary>Writes a text in double quotes, which is text for every reader.</summary>
    /// <returns>The scalar.</returns>
    public static string Quoted(string text) => "\"" + FormatText.Escape(text) + "\"";

    // Numbers, dates and times begin with a digit, a sign or a point; what marks an alias, a tag or a comment is no letter either.
    private static bool IsText(string text)
    {
        if (text.Length == 0 || !IsLetter(text[0]) || TypedWords.Contains(text)) return false;
        for (var i = 1; i < text.Length; i++)
        {
            if (!IsLetter(text[i]) && text[i] is not ((>= '0' and <= '9') or '-' or '_' or '*' or ':')) return false;
        }

        // A colon at the end makes a key of what is before it.
        return text[text.Length - 1] != ':';
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
