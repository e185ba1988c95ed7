using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Core.Policies.Review;

/// <summary>Needs as text, a line each: what a diagnostic hands to its fix. Written and read by one version of the package.</summary>
public static class NeedFormat
{
    /// <summary>Writes needs.</summary>
    /// <returns>A line for each, parted by <c>\n</c>, sorted and without repeats.</returns>
    public static string Write(IEnumerable<Need> needs) => string.Join("\n", new SortedSet<string>(needs.Select(Line), StringComparer.Ordinal));

    /// <summary>Reads needs.</summary>
    /// <param name="text">The lines.</param>
    /// <returns>The needs; a line of another form is passed over.</returns>
    public static IReadOnlyList<Need> Read(string text, AwsCatalog catalog)
        => [.. text.Split('\n').Select(line => ReadLine(line.Split('\t'), catalog)).OfType<Need>()];

    private static string Line(Need need)
        => string.Join(
            "\t",
            RecordFields.Escape(need.Action),
            need.Tier.ToString(),
            RecordFields.EscapeList(need.Resources.Select(static resource => resource.Text)),
            RecordFields.EscapeList(need.Conditions.Select(NeedsRecordFormat.WriteCondition)),
            RecordFields.EscapeList(need.GrantConditions.Select(NeedsRecordFormat.WriteCondition)));

    private static Need? ReadLine(string[] fields, AwsCatalog catalog)
    {
        if (fields.Length != 5 || !Enum.TryParse<Tier>(fields[1], out var tier)) return null;
        try
        {
            var action = RecordFields.Unescape(fields[0]);
            var entry = catalog.FindAction(action);
            return new Need(action, RecordFields.UnescapeList(fields[2]).Select(text => NeedResource.Of(text, entry)).ToEquatableArray(), Conditions(fields[3]), tier)
            {
                GrantConditions = Conditions(fields[4]),
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static EquatableArray<PolicyCondition> Conditions(string field) => RecordFields.UnescapeList(field).Select(NeedsRecordFormat.ReadCondition).ToEquatableArray();
}
