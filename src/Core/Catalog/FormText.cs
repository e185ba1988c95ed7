using System.Globalization;

namespace IamAnalyzers.Core.Catalog;

/// <summary>
/// The text of the forms of identifiers: a line <c>prefix type [name]</c> for each form, and below it a line for each way to write it,
/// which begins with a space: <c>written [=> resource...] [if:condition]</c>; see docs/catalogue.md.
/// </summary>
internal static class FormText
{
    private const string Arrow = "=>";
    private static readonly string[] Fields = ["Partition", "Region", "Account"];

    /// <summary>Reads the forms.</summary>
    /// <param name="rows">The rows of the file, without comments.</param>
    /// <returns>The forms, in the order of the file.</returns>
    /// <exception cref="FormatException">The text is not of the format.</exception>
    public static IEnumerable<IdentifierForm> Parse(IEnumerable<string> rows)
    {
        string[]? head = null;
        var cases = new List<IdentifierCase>();
        foreach (var row in rows)
        {
            if (row[0] == ' ')
            {
                if (head is null) throw new FormatException("A case of no form: " + row);
                cases.Add(ParseCase(row));
                continue;
            }

            if (head is not null) yield return Form(head, cases);
            head = row.Split(' ');
            if (head.Length is < 2 or > 3) throw new FormatException("Not a form: " + row);
            cases.Clear();
        }

        if (head is not null) yield return Form(head, cases);
    }

    private static IdentifierForm Form(string[] head, List<IdentifierCase> cases)
        => new(
            head[0],
            head[1].Replace("%20", " "),
            head.Length == 3 ? head[2] : "",
            cases.SelectMany(static one => one.Written).Select(static part => part.Capture).FirstOrDefault(static name => name.Length > 0 && !Fields.Contains(name)) ?? "",
            [.. cases]);

    private static IdentifierCase ParseCase(string row)
    {
        var words = row.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var rest = words.Skip(1).ToArray();
        var isSaid = rest.Length > 0 && rest[0] == Arrow;
        var conditions = rest.Where(static word => word.StartsWith("if:", StringComparison.Ordinal)).Select(static word => PermissionText.ParseCondition(word.Substring(3))).ToArray();
        var resources = rest.Skip(1).Where(static word => !word.StartsWith("if:", StringComparison.Ordinal)).ToArray();
        if (rest.Length > 0 && !isSaid && conditions.Length != rest.Length) throw new FormatException("Not a case of a form: " + row);
        return new IdentifierCase(ParseWritten(words[0]), isSaid ? resources : [], conditions);
    }

    private static List<FormPart> ParseWritten(string text)
    {
        var parts = new List<FormPart>();
        var start = 0;
        while (start < text.Length)
        {
            var open = text.IndexOf('{', start);
            if (open != start)
            {
                var end = open < 0 ? text.Length : open;
                parts.Add(new FormPart(text.Substring(start, end - start), "", FormLetters.Any));
                start = end;
                continue;
            }

            var close = text.IndexOf('}', open);
            if (close < 0) throw new FormatException("Not a case of a form: " + text);
            parts.Add(ParseCapture(text.Substring(open + 1, close - open - 1)));
            start = close + 1;
        }

        return parts;
    }

    // {Name}: a word; {Name/}: with slashes; {Name*}: with anything; {Name#}: digits; {Name-}: letters and digits; {Name.}: no dots;
    // {Name=6}: six letters; {Name^i-}: what begins with i-; ~ after the name: not with a slash; %: with a letter; !: an input may hold more than the capture;
    // +: all that stands behind the last slash.
    private static FormPart ParseCapture(string text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
        var part = new FormPart("", text.Substring(0, end), FormLetters.Word);
        for (; end < text.Length; end++)
        {
            switch (text[end])
            {
                case '/': part = part with { Letters = FormLetters.Path }; break;
                case '*': part = part with { Letters = FormLetters.Any }; break;
                case '#': part = part with { Letters = FormLetters.Digits }; break;
                case '-': part = part with { Letters = FormLetters.Plain }; break;
                case '.': part = part with { Letters = FormLetters.Label }; break;
                case '%': part = part with { BeginsWithLetter = true }; break;
                case '~': part = part with { IsBare = true }; break;
                case '!': part = part with { IsOpen = true }; break;
                case '+': part = part with { IsLast = true }; break;
                case '=': return part with { Length = int.Parse(text.Substring(end + 1), CultureInfo.InvariantCulture) };
                case '^': return part with { Text = text.Substring(end + 1) };
                default: throw new FormatException("Not a capture of a form: " + text);
            }
        }

        return part;
    }
}
