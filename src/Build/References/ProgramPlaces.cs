using IamAnalyzers.Assemblies.Positions;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.References;

/// <summary>Where a program and its references make their calls. A file is opened when it is first asked for.</summary>
/// <param name="files">The program's file and those of its references.</param>
/// <param name="projectFolder">The folder that paths of source files are relative to.</param>
/// <param name="compiled">What the calls of an assembly need, where its compiled code was read; by the assembly's name.</param>
internal sealed class ProgramPlaces(IEnumerable<string> files, string projectFolder, AwsCatalog catalog, ILookup<string, PlacedCall> compiled) : ICallPlaces
{
    private readonly Lazy<Dictionary<string, Lazy<NeedPlaces>>> _files = new(() => files
        .GroupBy(static path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
        .ToDictionary(
            static path => path.Key,
            path => new Lazy<NeedPlaces>(() => NeedPlaces.Read(path.First(), projectFolder, catalog, compiled[path.Key])),
            StringComparer.OrdinalIgnoreCase));

    public IReadOnlyList<string> Of(string source, Permission need) => _files.Value.TryGetValue(source, out var known) ? known.Value.Of(need) : [];

    public IReadOnlyList<string> Of(string source, UnresolvedCall call) => _files.Value.TryGetValue(source, out var known) ? known.Value.Of(call) : [];
}
