namespace IamAnalyzers.CatalogBuilder.Verdicts;

/// <summary>
/// Reads the verdicts: a line each with service, operation, member, action, verdict (perhaps with <c>:Trigger</c>), perhaps <c>has</c> or <c>derived</c>,
/// templates and conditions, and the reason after <c># </c>.
/// </summary>
internal static class VerdictText
{
    private const string Has = "has";
    private const string Derived = "derived";

    /// <summary>Reads the lines.</summary>
    /// <exception cref="FormatException">A line is none of the format, or the rows are not sorted and single.</exception>
    public static IReadOnlyList<Verdict> Parse(IEnumerable<string> lines)
    {
        var verdicts = new List<Verdict>();
        var last = "";
        foreach (var line in lines.Where(static line => line.Length > 0 && line[0] != '#'))
        {
            if (string.CompareOrdinal(last, line) >= 0) throw new FormatException("Not sorted: " + line);
            last = line;
            verdicts.Add(ParseLine(line));
        }

        return verdicts;
    }

    private static Verdict ParseLine(string line)
    {
        var hash = line.IndexOf(" # ", StringComparison.Ordinal);
        var words = (hash < 0 ? line : line[..hash]).Split(' ');
        if (hash < 0 || words.Length < 5 || words.Contains("")) throw new FormatException("Not a verdict: " + line);
        var (kind, trigger) = ParseKind(words[4], line);
        var isHad = words.Length > 5 && words[5] == Has;
        var isDerived = words.Length > 5 && words[5] == Derived;
        var rest = string.Join(' ', words.Skip(isHad || isDerived ? 6 : 5));
        var verdict = new Verdict(words[0], words[1], words[2], words[3], kind, trigger, isHad, isDerived, rest, line[(hash + 3)..]);
        if (verdict.IsCallers && verdict.Action == Verdict.NoAction) throw new FormatException("No action is named: " + line);
        if (!verdict.IsCallers && (isHad || isDerived || verdict.Words.Length > 0)) throw new FormatException("Nothing is the caller's here: " + line);
        if (kind is VerdictKind.Set or VerdictKind.Unset && verdict.Member == Verdict.NoMember) throw new FormatException("No member is named: " + line);
        return verdict;
    }

    private static (VerdictKind Kind, string Trigger) ParseKind(string word, string line)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var trigger = colon < 0 ? "" : word[(colon + 1)..];
        if (!Enum.TryParse<VerdictKind>(colon < 0 ? word : word[..colon], ignoreCase: true, out var kind)) throw new FormatException("Not a verdict: " + line);
        var isFitting = kind switch
        {
            VerdictKind.Value => trigger.Length > 0,
            VerdictKind.Possible or VerdictKind.State => true,
            _ => colon < 0,
        };
        return isFitting && char.IsLower(word[0]) ? (kind, trigger) : throw new FormatException("Not a verdict: " + line);
    }
}
