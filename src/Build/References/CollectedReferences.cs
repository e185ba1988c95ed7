using IamAnalyzers.Assemblies;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.References;

/// <summary>The referenced files of a program, read.</summary>
/// <param name="Sources">The files that need something, with their needs; sorted by name (ordinal).</param>
/// <param name="ReadTogether">The files that lead to the SDK; they are read together with the program after compile.</param>
/// <param name="UsesOptions">Whether the program can take the options of its clients from its settings.</param>
/// <param name="Cache">What was read, as <see cref="ReferenceCache"/> writes it.</param>
internal sealed record CollectedReferences(IReadOnlyList<(string Path, NeedsSource Source)> Sources, IReadOnlyList<string> ReadTogether, bool UsesOptions, string Cache)
{
    /// <summary>Reads files.</summary>
    /// <param name="candidates">The files that may be referenced assemblies, runtime assets first.</param>
    /// <param name="cache">The text of the cache of an earlier reading; empty when there is none.</param>
    /// <returns>What they tell.</returns>
    public static CollectedReferences Read(IEnumerable<string> candidates, string cache, AwsCatalog catalog)
    {
        var files = ReferenceFiles.Choose(candidates);
        var paths = files.ToDictionary(static file => file.Key, static file => file.Value, StringComparer.OrdinalIgnoreCase);
        var known = ReferenceCache.Parse(cache, new AssemblyReader(catalog, paths));
        var sources = files.Select(file => (Path: file.Value, Source: ReferenceSource.Of(file.Key, known.Read(file.Value)))).ToArray();
        return new(
            [.. sources.Where(static file => file.Source is not null).Select(static file => (file.Path, file.Source!))],
            known.LeadingToSdk(),
            paths.ContainsKey(ConfiguredRoles.Package),
            known.Write());
    }
}
