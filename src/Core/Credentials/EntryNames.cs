namespace IamAnalyzers.Core.Credentials;

/// <summary>
/// The names that an entry gives to a value of it, in whatever order its members stand: an XML element with its attributes and children,
/// an object of JSON or HCL, a list entry or block of YAML, a section of an INI file. It is asked only when the value's own key says no
/// more than "value".
/// </summary>
public static class EntryNames
{
    private static readonly string[] Namers =
        ["name", "key", "id", "property", "variable", "parameter", "parametername", "parameterkey", "setting", "option", "field", "env", "envname", "envvar", "label", "param", "n", "k"];

    /// <summary>Keys that say only that a value follows, beside those that end in "value": its name stands elsewhere in the same entry.</summary>
    private static readonly string[] Slots = ["val", "v", "default", "default_value", "string", "text", "content", "contents", "data", "plaintext", "CDATA"];

    /// <summary>Finds the names.</summary>
    /// <param name="text">The text of a file or literal.</param>
    /// <param name="start">Where the value begins.</param>
    /// <param name="end">Just after the value.</param>
    internal static IEnumerable<string> Of(string text, int start, int end)
        => ElementEntry.Names(text, start, end) ?? BracedEntry.Names(text, start, end) ?? LineEntry.Names(text, start);

    /// <summary>Whether the value of a key is the name of what stands beside it.</summary>
    /// <returns>Whether it is.</returns>
    public static bool IsNamer(string key) => Namers.Contains(key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a key says no more than that a value follows.</summary>
    /// <returns>Whether it does.</returns>
    public static bool IsSlot(string key) => key.EndsWith("value", StringComparison.OrdinalIgnoreCase) || Slots.Contains(key, StringComparer.OrdinalIgnoreCase);
}
