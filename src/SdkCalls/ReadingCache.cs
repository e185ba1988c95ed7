using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls;

/// <summary>
/// Readings of earlier versions of a program. A generator is asked for every call again after each key stroke; what a call means
/// is the same as long as its file, all declarations and the bodies that were followed are. Kept for as long as the file lives.
/// Safe for use by several threads.
/// </summary>
internal sealed class ReadingCache
{
    private static readonly ConditionalWeakTable<AwsCatalog, ReadingCache> Caches = new();

    private readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<SyntaxNode, Entry>> _files = new();

    public static ReadingCache For(AwsCatalog catalog) => Caches.GetValue(catalog, static _ => new());

    /// <summary>Finds a reading that still holds.</summary>
    /// <param name="candidate">What was read.</param>
    /// <param name="version">The program as it is now.</param>
    /// <returns>The reading, or <see langword="null"/>.</returns>
    public SdkCallReading? Find(SyntaxNode candidate, ProgramVersion version)
    {
        if (!_files.TryGetValue(candidate.SyntaxTree, out var readings) || !readings.TryGetValue(candidate, out var entry)) return null;
        if (entry.Version == version) return entry.Reading;
        if (version.NewFilesSince(entry.Version) is not { } newFiles || !entry.Sources.AreIn(version, newFiles)) return null;

        // The next version is compared with this one, and the earlier one can go.
        readings[candidate] = entry with { Version = version };
        return entry.Reading;
    }

    /// <summary>Keeps a reading.</summary>
    public void Keep(SyntaxNode candidate, ProgramVersion version, SdkCallReading reading, Dependencies sources)
        => _files.GetOrCreateValue(candidate.SyntaxTree)[candidate] = new(reading, version, sources);

    private sealed record Entry(SdkCallReading Reading, ProgramVersion Version, Dependencies Sources);
}
