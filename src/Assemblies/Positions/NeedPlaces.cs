using System.Reflection.PortableExecutable;
using System.Reflection.Metadata;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Assemblies.Positions;

/// <summary>Where the calls of one assembly stand that need a permission: as its record says, or the compiled code where that was read. In doubt all calls of the member are named.</summary>
internal sealed class NeedPlaces
{
    private readonly CallPlaces _calls;
    private readonly NeedsRecord _record;
    private readonly ILookup<string, PlacedUses> _uses;
    private readonly ILookup<string, PlacedCall> _compiled;

    private NeedPlaces(CallPlaces calls, NeedsRecord record, PlacedNeeds places, IEnumerable<PlacedCall> compiled)
    {
        _calls = calls;
        _record = record;
        _uses = places.Files.ToLookup(static file => file.Member, StringComparer.Ordinal);
        _compiled = compiled.ToLookup(static call => call.Member, StringComparer.Ordinal);
    }

    /// <summary>Reads an assembly.</summary>
    /// <param name="assembly">The assembly's path; its debug information is embedded or beside it.</param>
    /// <param name="projectFolder">The folder that paths are relative to.</param>
    /// <param name="compiled">What its calls need, where its compiled code was read.</param>
    public static NeedPlaces Read(string assembly, string projectFolder, AwsCatalog catalog, IEnumerable<PlacedCall> compiled)
    {
        var (record, places) = ReadRecord(assembly);
        return new(CallPlaces.Read(assembly, projectFolder, catalog), record, places, compiled);
    }

    /// <summary>Where the calls stand that need a permission.</summary>
    /// <returns><c>file:line</c>, sorted by file and line.</returns>
    public IReadOnlyList<string> Of(Permission need)
    {
        if (_compiled[need.Member].Where(call => call.Needs.Any(permission => IsSame(permission, need))).Select(static call => (call.Method, call.Offset)).ToList() is { Count: > 0 } made)
        {
            return _calls.Of(need.Member, new HashSet<(int, int)>(made).Contains);
        }

        var numbers = new HashSet<int>(NumbersOf(need));
        return numbers.Count == 0 || !_uses[need.Member].Any() ? _calls.Of(need.Member) : _calls.Of(need.Member, _uses[need.Member], statement => statement.Needs.Any(numbers.Contains));
    }

    /// <summary>Where a call stands whose operation nothing tells.</summary>
    /// <returns><c>file:line</c>, sorted by file and line.</returns>
    public IReadOnlyList<string> Of(UnresolvedCall call)
    {
        var number = _record.Unresolved.ToList().IndexOf(call);
        return number < 0 || !_uses[call.Member].Any() ? _calls.Of(call.Member) : _calls.Of(call.Member, _uses[call.Member], statement => statement.Needs.Contains(_record.Permissions.Count + number));
    }

    // Of a reference, the program may have narrowed what its record says; a key that the project declares stands for any.
    private List<int> NumbersOf(Permission need)
    {
        var same = Enumerable.Range(0, _record.Permissions.Count).Where(number => _record.Permissions[number].Member == need.Member && _record.Permissions[number].Action == need.Action).ToList();
        var exact = same.Where(number => _record.Permissions[number] == need).ToList();
        var near = exact.Count > 0 ? exact : same.Where(number => Covers(_record.Permissions[number], need) || Covers(need, _record.Permissions[number])).ToList();
        return near.Count > 0 ? near : same;
    }

    private static bool IsSame(Permission permission, Permission need)
        => permission.Action == need.Action && permission.Principal == need.Principal && (permission.Resources == need.Resources || Covers(need, permission));

    private static bool Covers(Permission wide, Permission narrow)
        => narrow.Resources.All(resource => wide.Resources.Any(other => ArnPattern.Parse(other).Covers(ArnPattern.Parse(resource))));

    // Places are a help for readers: whatever the file holds, they must not stop a build.
    private static (NeedsRecord Record, PlacedNeeds Places) ReadRecord(string assembly)
    {
        try
        {
            using var file = new PEReader(new FileStream(assembly, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));
            var metadata = file.GetMetadataReader();
            return RecordReader.ReadNeeds(file, metadata) is [{ } needs] && NeedsRecordFormat.TryRead(needs, out var record) && RecordReader.ReadPlaces(file, metadata) is [{ } places]
                ? (record, PlacedNeedsFormat.Read(places))
                : (NeedsRecord.Empty, PlacedNeeds.None);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return (NeedsRecord.Empty, PlacedNeeds.None);
        }
    }
}
