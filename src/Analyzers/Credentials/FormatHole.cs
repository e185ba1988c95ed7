using System.Globalization;
using System.Text;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Credentials;

namespace IamAnalyzers.Analyzers.Credentials;

/// <summary>
/// The place of one argument in a composite format (<c>"id = {0}, secret = {1}"</c>) or in the template of a log message
/// (<c>"The {Secret} of {User}"</c>): the text around it says what the argument is.
/// </summary>
internal readonly struct FormatHole
{
    /// <summary>What parts one piece of information from the next.</summary>
    private const string Parting = "\r\n;,|&?!{}";

    private readonly string _text;
    private readonly int _place;

    private FormatHole(string text, int place, string name, string clause)
    {
        _text = text;
        _place = place;
        Name = name;
        Clause = clause;
    }

    /// <summary>What the hole is called; empty where it is numbered.</summary>
    public string Name { get; }

    /// <summary>The words before the hole, as far as they belong to it.</summary>
    public string Clause { get; }

    /// <summary>Whether a text has holes.</summary>
    public static bool IsFormat(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (HoleAt(text, i) >= 0) return true;
            if (IsDoubled(text, i)) i++;
        }

        return false;
    }

    /// <summary>Finds the hole of an argument.</summary>
    /// <param name="text">The format.</param>
    /// <param name="arguments">What is known of the arguments behind the format; null for one that is not known.</param>
    /// <param name="index">The place of the argument among them.</param>
    /// <returns>The hole; null when the format has none for it.</returns>
    public static FormatHole? Of(string text, IReadOnlyList<string?> arguments, int index)
    {
        var plain = new StringBuilder(text.Length);
        var place = -1;
        var name = "";
        var clause = 0;
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (HoleAt(text, i) is var end && end >= 0)
            {
                var hole = NameOf(text, i + 1, end);
                var isNumber = int.TryParse(hole, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
                var argument = isNumber ? number : count;
                if (place < 0 && argument == index)
                {
                    place = plain.Length;
                    name = isNumber ? "" : hole;
                }

                plain.Append(argument != index && argument < arguments.Count && arguments[argument] is { } known ? known : TextHole.Text);
                if (place < 0 && plain[plain.Length - 1] == TextHole.Mark) clause = plain.Length;
                count++;
                i = end;
                continue;
            }

            if (IsDoubled(text, i)) i++;
            plain.Append(text[i]);
            if (place < 0 && Parting.IndexOf(text[i]) >= 0) clause = plain.Length;
        }

        return place < 0 ? null : new FormatHole(plain.ToString(), place, name, plain.ToString(clause, place - clause));
    }

    /// <summary>Whether the text says that what stands in the hole is a credential of a kind.</summary>
    /// <param name="kind">The kind.</param>
    public bool Tells(CredentialKind kind) => TextEvidence.IsNamed(_text, new CredentialMatch(kind, "", _place, 1, IsCertain: false));

    private static bool IsDoubled(string text, int i) => i + 1 < text.Length && text[i] is '{' or '}' && text[i + 1] == text[i];

    /// <summary>The brace that closes the hole which begins at a place; -1 when none begins there.</summary>
    private static int HoleAt(string text, int start)
    {
        if (text[start] != '{' || IsDoubled(text, start)) return -1;
        var end = start + 1;
        while (end < text.Length && text[end] is not ('{' or '}' or '"' or '\n')) end++;
        return end < text.Length && text[end] == '}' && NameOf(text, start + 1, end).Length > 0 ? end : -1;
    }

    /// <summary>The number or name in a hole, without alignment, format and the signs of templates; empty when it is neither.</summary>
    private static string NameOf(string text, int start, int end)
    {
        if (start < end && text[start] is '@' or '$') start++;
        var stop = start;
        while (stop < end && (char.IsLetterOrDigit(text[stop]) || text[stop] == '_')) stop++;
        return stop == end || text[stop] is ',' or ':' or ' ' ? text.Substring(start, stop - start) : "";
    }
}
