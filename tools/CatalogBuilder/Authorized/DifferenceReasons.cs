namespace IamAnalyzers.CatalogBuilder.Authorized;

/// <summary>
/// The reviewed file <c>table-differences.txt</c>: <c>reason code words</c> for each reason, then a line for each difference: its sign, the
/// service, the operation, the action and the code. A star stands for any operation, or for the end of an operation or action. The
/// code <c>corrected</c> says that the catalogue was changed and agrees with the table now.
/// </summary>
internal sealed class DifferenceReasons
{
    public const string Corrected = "corrected";

    private readonly Dictionary<string, string> _reasons = new(StringComparer.Ordinal);
    private readonly List<(TableDifference Pattern, string Code)> _lines = [];

    public IReadOnlyCollection<string> Codes => _reasons.Keys;

    public int CorrectedCount => _lines.Count(static line => line.Code == Corrected);

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">A line is none of the format, or names no reason.</exception>
    public static DifferenceReasons Parse(IEnumerable<string> lines)
    {
        var reasons = new DifferenceReasons();
        foreach (var line in lines.Where(static line => line.Length > 0 && line[0] != '#'))
        {
            var words = line.Split(' ');
            if (words[0] == "reason" && words.Length > 2)
            {
                reasons._reasons.Add(words[1], string.Join(' ', words.Skip(2)));
            }
            else if (words is [{ Length: 1 } sign, var service, var operation, var action, var code]
                && Enum.IsDefined((DifferenceKind)sign[0])
                && (code == Corrected || reasons._reasons.ContainsKey(code)))
            {
                reasons._lines.Add((new TableDifference((DifferenceKind)sign[0], service, operation, action), code));
            }
            else
            {
                throw new FormatException("Not a difference with a reason: " + line);
            }
        }

        return reasons;
    }

    /// <summary>What is wrong: differences without a reason, corrected ones that differ still, and lines that stand for no difference.</summary>
    public IEnumerable<string> Problems(IReadOnlyList<TableDifference> differences)
    {
        foreach (var difference in differences)
        {
            if (Find(difference) is not { } code) yield return "A difference from AWS's table without a reason: " + difference;
            else if (code == Corrected) yield return "Differs from AWS's table though it is called corrected: " + difference;
        }

        foreach (var (pattern, code) in _lines)
        {
            if (code != Corrected && !differences.Any(difference => Fits(pattern, difference))) yield return "A reason for no difference from AWS's table: " + pattern;
        }
    }

    /// <summary>How many differences have a reason.</summary>
    public int Explained(IEnumerable<TableDifference> differences) => differences.Count(difference => Find(difference) is { } code && code != Corrected);

    /// <summary>The code of the first line that fits; <see langword="null"/> for none.</summary>
    public string? Find(TableDifference difference)
        => _lines.Where(line => Fits(line.Pattern, difference)).Select(static line => line.Code).FirstOrDefault();

    private static bool Fits(TableDifference pattern, TableDifference difference)
        => pattern.Kind == difference.Kind
            && Fits(pattern.Service, difference.Service)
            && Fits(pattern.Operation, difference.Operation)
            && Fits(pattern.Action, difference.Action);

    private static bool Fits(string pattern, string text)
        => pattern == text || (pattern.EndsWith('*') && text.StartsWith(pattern[..^1], StringComparison.Ordinal));
}
