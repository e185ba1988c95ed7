using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Records;

/// <summary>
/// The record as text: a first line with the format's version, then a line for each permission, unresolved call and member.
/// The text stands in the compiled assembly, so a newer version must still read an older one.
/// </summary>
public static class NeedsRecordFormat
{
    private const string Header = "iam-needs 1";

    /// <summary>Writes a record.</summary>
    /// <returns>The text, lines ended by <c>\n</c>.</returns>
    public static string Write(NeedsRecord record)
    {
        var lines = new List<string> { Header };
        lines.AddRange(record.Permissions.Select(Line));
        lines.AddRange(record.Unresolved.Select(Line));
        lines.AddRange(record.Members.Select(static member => "member\t" + RecordFields.Escape(member)));
        return string.Join("\n", lines) + "\n";
    }

    /// <summary>Reads a record.</summary>
    /// <param name="record">The record; empty when the text is not one.</param>
    /// <returns>Whether the text is a record of a version that this version reads.</returns>
    public static bool TryRead(string text, out NeedsRecord record)
    {
        record = NeedsRecord.Empty;
        var lines = text.Split('\n');
        if (lines[0].TrimEnd('\r') != Header) return false;

        var permissions = new List<Permission>();
        var unresolved = new List<UnresolvedCall>();
        var members = new List<string>();
        try
        {
            foreach (var line in lines.Skip(1))
            {
                var fields = line.TrimEnd('\r').Split('\t');
                switch (fields[0])
                {
                    case "": break;
                    case "permission" when fields.Length is 9 or 10: permissions.Add(ReadPermission(fields)); break;
                    case "unresolved" when fields.Length == 3:
                        unresolved.Add(new UnresolvedCall(RecordFields.Unescape(fields[1]), RecordFields.Unescape(fields[2])));
                        break;
                    case "member" when fields.Length == 2: members.Add(RecordFields.Unescape(fields[1])); break;
                    default: return false;
                }
            }
        }
        catch (FormatException)
        {
            return false;
        }

        record = NeedsRecord.Create(permissions, unresolved, members);
        return true;
    }

    internal static string Line(Permission permission)
        => string.Join("\t", Fields(permission));

    private static IEnumerable<string> Fields(Permission permission)
    {
        string[] fields =
        [
            "permission",
            RecordFields.Escape(permission.Action),
            permission.Tier.ToString(),
            RecordFields.EscapeList(permission.Resources),
            RecordFields.EscapeList(permission.Conditions.Select(WriteCondition)),
            RecordFields.Escape(permission.Principal),
            RecordFields.Escape(permission.Feature),
            RecordFields.Escape(permission.Member),
            RecordFields.Escape(permission.Reason),
        ];
        return permission.Case is { } one ? fields.Append(RecordFields.EscapeList([one.Group, one.When])) : fields;
    }

    internal static string Line(UnresolvedCall call)
        => string.Join("\t", "unresolved", RecordFields.Escape(call.Member), RecordFields.Escape(call.Why));

    private static Permission ReadPermission(string[] fields)
        => new(
            RecordFields.Unescape(fields[1]),
            RecordFields.UnescapeList(fields[3]).ToEquatableArray() is { Count: > 0 } resources ? resources : throw new FormatException("A permission of a record names no resource."),
            RecordFields.UnescapeList(fields[4]).Select(ReadCondition).ToEquatableArray(),
            Enum.TryParse<Tier>(fields[2], out var tier) ? tier : throw new FormatException("A record names an unknown tier."),
            RecordFields.Unescape(fields[7]),
            RecordFields.Unescape(fields[8]),
            RecordFields.Unescape(fields[5]),
            RecordFields.Unescape(fields[6]))
        {
            Case = fields.Length > 9 ? ReadCase(fields[9]) : null,
        };

    private static PermissionCase ReadCase(string field)
        => RecordFields.UnescapeList(field).ToArray() is [var group, var when] ? new(group, when) : throw new FormatException("A case of a record lacks its group or its condition.");

    internal static string WriteCondition(PolicyCondition condition)
        => RecordFields.EscapeList(new[] { condition.Operator, condition.Key }.Concat(condition.Values));

    internal static PolicyCondition ReadCondition(string text)
    {
        var parts = RecordFields.UnescapeList(text).ToArray();
        return parts.Length < 3
            ? throw new FormatException("A condition of a record lacks its operator, key or value.")
            : new PolicyCondition(parts[0], parts[1], parts.Skip(2).ToEquatableArray());
    }
}
