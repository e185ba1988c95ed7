using System.Globalization;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Records;

/// <summary><see cref="PlacedNeeds"/> as text: a first line with the format's version, then a line for each member and file. It stands in the compiled assembly.</summary>
public static class PlacedNeedsFormat
{
    private const string Header = "iam-places 1";
    private const int FixedFields = 2;

    /// <summary>Writes them.</summary>
    /// <returns>The text, lines ended by <c>\n</c>; empty when there is nothing to tell.</returns>
    public static string Write(PlacedNeeds needs)
        => needs.Files.Count == 0 ? "" : string.Join("\n", needs.Files.Select(Line).Prepend(Header)) + "\n";

    /// <summary>Reads them.</summary>
    /// <returns>What was read; nothing from a text of another version or a damaged one, which an explanation can do without.</returns>
    public static PlacedNeeds Read(string text)
    {
        var lines = text.Split('\n');
        if (lines[0].TrimEnd('\r') != Header) return PlacedNeeds.None;
        try
        {
            return new(lines.Skip(1).Select(static line => line.TrimEnd('\r').Split('\t')).Where(static fields => fields.Length > FixedFields).Select(Uses).ToEquatableArray());
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return PlacedNeeds.None;
        }
    }

    private static string Line(PlacedUses uses)
        => string.Join("\t", uses.Statements.Select(static statement => string.Join(" ", statement.Needs.Select(static index => index.ToString(CultureInfo.InvariantCulture))))
            .Prepend(RecordFields.Escape(uses.File))
            .Prepend(RecordFields.Escape(uses.Member)));

    private static PlacedUses Uses(string[] fields)
        => new(RecordFields.Unescape(fields[0]), RecordFields.Unescape(fields[1]), fields.Skip(FixedFields).Select(Statement).ToEquatableArray());

    private static PlacedStatement Statement(string field)
        => new((field.Length == 0 ? [] : field.Split(' ').Select(static index => int.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture))).ToEquatableArray());
}
