using IamAnalyzers.Assemblies.Code;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using IamAnalyzers.Assemblies.Metadata;
using IamAnalyzers.Core.Catalog;

namespace IamAnalyzers.Assemblies.Positions;

/// <summary>Where a compiled program calls SDK members, from the sequence points of its debug information.</summary>
internal sealed class CallPlaces
{
    private static readonly CallPlaces None = new();

    private readonly Dictionary<string, SortedSet<(string File, int Line)>> _places = new(StringComparer.Ordinal);

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

    /// <summary>The places of a member.</summary>
    /// <param name="member">The member, <c>Namespace.Type.Method</c>.</param>
    /// <returns><c>file:line</c>, sorted by file and line.</returns>
    public IReadOnlyList<string> Of(string member)
        => _places.TryGetValue(member, out var places)
            ? [.. places.Select(static place => place.File + ":" + place.Line.ToString(CultureInfo.InvariantCulture))]
            : [];

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
                if (at >= 0) Add(member, symbols, points[at], projectFolder);
            }
        }
    }

    private void Add(string member, MetadataReader symbols, SequencePoint point, string projectFolder)
    {
        var path = symbols.GetString(symbols.GetDocument(point.Document).Name);
        if (!_places.TryGetValue(member, out var places)) _places[member] = places = new SortedSet<(string File, int Line)>(PlaceOrder.Instance);
        places.Add((SourcePath.Relative(path, projectFolder), point.StartLine));
    }

    private sealed class PlaceOrder : IComparer<(string File, int Line)>
    {
        public static PlaceOrder Instance { get; } = new();

        public int Compare((string File, int Line) x, (string File, int Line) y)
        {
            var order = string.CompareOrdinal(x.File, y.File);
            return order != 0 ? order : x.Line.CompareTo(y.Line);
        }
    }
}
