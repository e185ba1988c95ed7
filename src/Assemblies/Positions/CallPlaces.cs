using IamAnalyzers.Assemblies.Code;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Assemblies.Positions;

/// <summary>Where a compiled program calls SDK members, from the sequence points of its debug information.</summary>
internal sealed class CallPlaces
{
    private static readonly CallPlaces None = new();

    private readonly Dictionary<string, List<CallPlace>> _places = new(StringComparer.Ordinal);

    /// <summary>Reads a program. Without debug information, or with damaged files, no place is known.</summary>
    /// <param name="assembly">The program's path; its debug information is embedded or beside it.</param>
    /// <param name="projectFolder">The folder that paths are relative to.</param>
    /// <returns>The places.</returns>
    public static CallPlaces Read(string assembly, string projectFolder, AwsCatalog catalog)
    {
        MetadataReaderProvider? symbols = null;
        try
        {
            using var file = new PEReader(new FileStream(assembly, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));
            if (!file.HasMetadata || !file.TryOpenAssociatedPortablePdb(assembly, Open, out symbols, out _)) return None;
            var places = new CallPlaces();
            places.ReadMethods(file, symbols!.GetMetadataReader(), projectFolder, catalog);
            return places;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Places are a help for readers; damaged debug information shows as many kinds of exception and must not stop a build.
            return None;
        }
        finally
        {
            symbols?.Dispose();
        }
    }

    /// <summary>The places of all calls of a member.</summary>
    /// <param name="member">The member, <c>Namespace.Type.Method</c>.</param>
    /// <returns><c>file:line</c>, sorted by file and line.</returns>
    public IReadOnlyList<string> Of(string member) => Say(PlacesOf(member));

    /// <summary>The places of some calls of a member.</summary>
    /// <param name="member">The member, <c>Namespace.Type.Method</c>.</param>
    /// <param name="files">What the statements of each file need that use it, as the record says.</param>
    /// <param name="isWanted">Whether a statement is one of them.</param>
    /// <returns><c>file:line</c>, sorted; of a file whose statements are not those of the record all.</returns>
    public IReadOnlyList<string> Of(string member, IEnumerable<PlacedUses> files, Func<PlacedStatement, bool> isWanted)
    {
        var all = files.ToArray();
        var names = all.Select(static file => file.File).ToArray();
        var known = PlacesOf(member).ToLookup(place => PlacedNeeds.NameOf(place.Path, names), StringComparer.Ordinal);
        return Say(all.SelectMany(file =>
        {
            var statements = known[file.File].GroupBy(static place => (place.Path, place.Line, place.Column)).OrderBy(static place => place.Key.Path, StringComparer.Ordinal).ThenBy(static place => place.Key.Line).ThenBy(static place => place.Key.Column).ToList();
            return statements.Count == file.Statements.Count
                ? statements.Where((_, number) => isWanted(file.Statements[number])).SelectMany(static statement => statement)
                : statements.SelectMany(static statement => statement);
        }));
    }

    /// <summary>The places of some calls of a member.</summary>
    /// <param name="member">The member, <c>Namespace.Type.Method</c>.</param>
    /// <param name="isWanted">Whether a call is one of them, by the row of its method and its offset there.</param>
    /// <returns><c>file:line</c>, sorted.</returns>
    public IReadOnlyList<string> Of(string member, Func<(int Method, int Offset), bool> isWanted) => Say(PlacesOf(member).Where(place => isWanted(place.At)));

    private List<CallPlace> PlacesOf(string member) => _places.TryGetValue(member, out var places) ? places : [];

    private static IReadOnlyList<string> Say(IEnumerable<CallPlace> places)
        => PlaceOrder.Unite([[.. places.Select(static place => place.File + ":" + place.Line.ToString(CultureInfo.InvariantCulture))]]);

    private static FileStream? Open(string path) => File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete) : null;

    private void ReadMethods(PEReader file, MetadataReader symbols, string projectFolder, AwsCatalog catalog)
    {
        var metadata = file.GetMetadataReader();
        var names = SdkMemberReferences.ByToken(metadata, catalog);
        foreach (var handle in metadata.MethodDefinitions)
        {
            var address = metadata.GetMethodDefinition(handle).RelativeVirtualAddress;
            if (address == 0) continue;
            SequencePoint[]? points = null;
            foreach (var (offset, token) in IlTokens.Read(file.GetMethodBody(address).GetILReader()))
            {
                if (!names.TryGetValue(SdkMemberReferences.WithoutTypeArguments(metadata, token), out var member)) continue;
                points ??= [.. symbols.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints().Where(static point => !point.IsHidden)];
                var at = Array.FindLastIndex(points, point => point.Offset <= offset);
                if (at >= 0) Add(member, symbols, points[at], (MetadataTokens.GetRowNumber(handle), offset), projectFolder);
            }
        }
    }

    private void Add(string member, MetadataReader symbols, SequencePoint point, (int Method, int Offset) at, string projectFolder)
    {
        var path = symbols.GetString(symbols.GetDocument(point.Document).Name);
        if (!_places.TryGetValue(member, out var places)) _places[member] = places = [];
        places.Add(new(path, SourcePath.Relative(path, projectFolder), point.StartLine, point.StartColumn, at));
    }

    private readonly record struct CallPlace(string Path, string File, int Line, int Column, (int Method, int Offset) At);
}
