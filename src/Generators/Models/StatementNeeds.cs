using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using IamAnalyzers.SdkCalls;

namespace IamAnalyzers.Generators.Models;

/// <summary>Which statements of a program need what.</summary>
/// <param name="needs">What all of them need.</param>
/// <param name="derive">What a call needs.</param>
internal sealed class StatementNeeds(NeedsRecord needs, Func<SdkCall, IEnumerable<Permission>> derive)
{
    private readonly Lazy<Dictionary<Permission, int>> _permissions = new(() => Numbered(needs.Permissions, 0));
    private readonly Lazy<Dictionary<UnresolvedCall, int>> _unresolved = new(() => Numbered(needs.Unresolved, needs.Permissions.Count));

    /// <summary>Tells the uses of those members apart that do not all need the same.</summary>
    public PlacedNeeds Of(IEnumerable<SdkCallReading> readings)
        => new(readings.Where(static reading => reading is { Place: not null, Members.Count: 1 })
            .GroupBy(static reading => reading.Members[0], StringComparer.Ordinal)
            .Where(static member => member.Select(static reading => reading.Place!).Distinct().Skip(1).Any())
            .OrderBy(static member => member.Key, StringComparer.Ordinal)
            .SelectMany(UsesOf)
            .ToEquatableArray());

    private IEnumerable<PlacedUses> UsesOf(IGrouping<string, SdkCallReading> member)
    {
        var files = member.GroupBy(static reading => reading.Place!.File, StringComparer.Ordinal)
            .OrderBy(static file => file.Key, StringComparer.Ordinal)
            .Select(file => new PlacedUses(
                member.Key,
                file.Key,
                file.GroupBy(static reading => reading.Place!.Statement).OrderBy(static statement => statement.Key).Select(StatementOf).ToEquatableArray()))
            .ToList();
        return files.SelectMany(static file => file.Statements).Distinct().Skip(1).Any() ? files : [];
    }

    private PlacedStatement StatementOf(IEnumerable<SdkCallReading> uses)
        => new(uses.SelectMany(use => use.Calls.SelectMany(derive).Select(permission => NumberOf(_permissions.Value, permission)).Concat(use.Unresolved.Select(call => NumberOf(_unresolved.Value, call))))
            .OfType<int>()
            .Distinct()
            .OrderBy(static number => number)
            .ToEquatableArray());

    private static int? NumberOf<T>(Dictionary<T, int> numbers, T item)
        where T : notnull
        => numbers.TryGetValue(item, out var number) ? number : null;

    private static Dictionary<T, int> Numbered<T>(IReadOnlyList<T> items, int first)
        where T : notnull
    {
        var numbers = new Dictionary<T, int>();
        for (var i = 0; i < items.Count; i++) numbers[items[i]] = first + i;
        return numbers;
    }
}
