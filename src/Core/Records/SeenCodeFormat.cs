using System.Globalization;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Records;

/// <summary>
/// <see cref="SeenCode"/> as text: a first line with the format's version, then the types of each namespace, the members of types that may have
/// parts elsewhere, and the uses. It stands in the compiled assembly, so a newer version must still read an older one.
/// </summary>
public static class SeenCodeFormat
{
    private const string Header = "iam-seen 1";
    private const string TypesLine = "types";
    private const string PartsLine = "parts";
    private const string UseLine = "use";
    private const string NamesLine = "names";
    private const string Visible = "visible";

    /// <summary>Writes what was seen.</summary>
    /// <returns>The text, lines ended by <c>\n</c>.</returns>
    public static string Write(SeenCode seen)
    {
        var lines = new List<string> { Header };
        lines.AddRange(seen.Types.Where(static type => type.Part is null)
            .GroupBy(static type => NamespaceOf(type.Name), StringComparer.Ordinal)
            .Select(static space => string.Join("\t", TypesLine, RecordFields.Escape(space.Key), RecordFields.EscapeList(space.Select(type => type.Name.Substring(space.Key.Length))))));
        lines.AddRange(seen.Types.Where(static type => type.Part is not null)
            .Select(static type => string.Join(
                "\t", PartsLine, RecordFields.Escape(type.Name), type.Part!.IsVisible ? Visible : "", RecordFields.EscapeList(type.Part.Bases), RecordFields.EscapeList(type.Part.Members))));

        // What every answer depends on stands once.
        var shared = seen.Uses.Count == 0 ? [] : seen.Uses.Skip(1).Aggregate(new HashSet<int>(seen.Uses[0].Names), Shared);
        if (shared.Count > 0) lines.Add(NamesLine + "\t" + Hashes(seen.Uses[0].Names.Where(shared.Contains)));
        lines.AddRange(seen.Uses.Select(use => string.Join(
            "\t", UseLine, RecordFields.Escape(use.Member), use.Count.ToString(CultureInfo.InvariantCulture), Hashes(use.Names.Where(name => !shared.Contains(name))))));
        return string.Join("\n", lines) + "\n";
    }

    /// <summary>Reads what was seen.</summary>
    /// <param name="seen">What was seen; nothing when the text is of another version.</param>
    /// <returns>Whether the text could be read.</returns>
    public static bool TryRead(string text, out SeenCode seen)
    {
        seen = SeenCode.None;
        var lines = text.Split('\n');
        if (lines[0].TrimEnd('\r') != Header) return false;
        var types = new List<SeenType>();
        var uses = new List<SeenUse>();
        IReadOnlyList<int> shared = [];
        try
        {
            foreach (var fields in lines.Skip(1).Select(static line => line.TrimEnd('\r').Split('\t')))
            {
                switch (fields[0])
                {
                    case "": break;
                    case TypesLine when fields.Length == 3:
                        types.AddRange(RecordFields.UnescapeList(fields[2]).Select(name => new SeenType(RecordFields.Unescape(fields[1]) + name, null)));
                        break;
                    case PartsLine when fields.Length == 5:
                        types.Add(new(
                            RecordFields.Unescape(fields[1]),
                            new(RecordFields.UnescapeList(fields[4]).ToEquatableArray(), RecordFields.UnescapeList(fields[3]).ToEquatableArray(), fields[2] == Visible)));
                        break;
                    case NamesLine when fields.Length == 2: shared = [.. Hashes(fields[1])]; break;
                    case UseLine when fields.Length == 4:
                        uses.Add(new(
                            RecordFields.Unescape(fields[1]),
                            int.Parse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture),
                            shared.Concat(Hashes(fields[3])).OrderBy(static name => name).ToEquatableArray()));
                        break;
                    default: return false;
                }
            }
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            return false;
        }

        seen = new(types.ToEquatableArray(), uses.ToEquatableArray());
        return true;
    }

    private static HashSet<int> Shared(HashSet<int> names, SeenUse use)
    {
        names.IntersectWith(use.Names);
        return names;
    }

    private static string Hashes(IEnumerable<int> names) => string.Join(" ", names.Select(static name => name.ToString("x8", CultureInfo.InvariantCulture)));

    private static IEnumerable<int> Hashes(string field)
        => field.Length == 0 ? [] : field.Split(' ').Select(static name => int.Parse(name, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    // With the dot at its end; nothing for a type without a namespace. The dots of a nested type's name stand before its "+".
    private static string NamespaceOf(string type)
    {
        var nested = type.IndexOf('+');
        return type.Substring(0, (nested < 0 ? type : type.Substring(0, nested)).LastIndexOf('.') + 1);
    }
}
