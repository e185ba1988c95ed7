using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;

namespace IamAnalyzers.Core.Records;

/// <summary>What one assembly needs of AWS: the content of its record, without positions, so that moving code changes nothing.</summary>
/// <param name="Permissions">The permissions, sorted and without repeats.</param>
/// <param name="Unresolved">The calls that the code does not tell, sorted and without repeats.</param>
/// <param name="Members">The SDK members that were read (<c>Namespace.Type.Method</c>), sorted and without repeats: the build compares them with the compiled file.</param>
public sealed record NeedsRecord(
    EquatableArray<Permission> Permissions,
    EquatableArray<UnresolvedCall> Unresolved,
    EquatableArray<string> Members)
{
    /// <summary>The record of an assembly that needs nothing.</summary>
    public static NeedsRecord Empty { get; } = new(default, default, default);

    /// <summary>Whether there is nothing to tell.</summary>
    public bool IsEmpty => Permissions.Count == 0 && Unresolved.Count == 0 && Members.Count == 0;

    /// <summary>Makes a record: sorts, and drops what stands twice.</summary>
    /// <param name="permissions">The permissions, in any order.</param>
    /// <param name="unresolved">The unresolved calls, in any order.</param>
    /// <param name="members">The SDK members, in any order.</param>
    /// <returns>The record.</returns>
    public static NeedsRecord Create(
        IEnumerable<Permission> permissions,
        IEnumerable<UnresolvedCall> unresolved,
        IEnumerable<string> members)
        => new(
            Distinct(permissions, NeedsRecordFormat.Line),
            Distinct(unresolved, NeedsRecordFormat.Line),
            Distinct(members, static member => member));

    /// <summary>Unites records.</summary>
    /// <returns>The record of all of them.</returns>
    public static NeedsRecord Union(IReadOnlyCollection<NeedsRecord> records)
        => Create(
            records.SelectMany(static record => record.Permissions),
            records.SelectMany(static record => record.Unresolved),
            records.SelectMany(static record => record.Members));

    private static EquatableArray<T> Distinct<T>(IEnumerable<T> items, Func<T, string> key)
        where T : IEquatable<T>
    {
        var sorted = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items) sorted[key(item)] = item;
        return sorted.Values.ToEquatableArray();
    }
}
