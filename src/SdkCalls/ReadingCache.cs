using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.SdkCalls.Code;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IamAnalyzers.SdkCalls;

/// <summary>
/// Readings of earlier versions of a program. A generator reads every call again after each key stroke; what a call means is the
/// same as long as its file, all declarations and the bodies that were followed are. A reading is kept for as long as the host has the
/// file of its call, and holds no tree itself. Safe for use by several threads.
/// </summary>
internal sealed class ReadingCache
{
    private static readonly ConditionalWeakTable<AwsCatalog, ReadingCache> Caches = new();

    // A call is known by its position: nodes of the same tree are made anew as the host needs them.
    private readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<int, Entry>> _files = new();

    public static ReadingCache For(AwsCatalog catalog) => Caches.GetValue(catalog, static _ => new());

    /// <summary>Finds a reading that still holds.</summary>
    /// <param name="candidate">What was read.</param>
    /// <param name="version">The program as it is now.</param>
    /// <returns>The reading, or <see langword="null"/>.</returns>
    public SdkCallReading? Find(SyntaxNode candidate, ProgramVersion version)
    {
        if (!_files.TryGetValue(candidate.SyntaxTree, out var readings) || !readings.TryGetValue(PositionOf(candidate), out var entry)) return null;
        if (entry.Version == version) return entry.Reading;
        if (version.ChangesSince(entry.Version) is not { } changes || !entry.Sources.Survive(changes)) return null;

        // The next version is compared with this one, and the earlier one can go.
        readings[PositionOf(candidate)] = entry with { Version = version };
        return entry.Reading;
    }

    /// <summary>Keeps a reading.</summary>
    public void Keep(SyntaxNode candidate, ProgramVersion version, SdkCallReading reading, Dependencies sources)
        => _files.GetOrCreateValue(candidate.SyntaxTree)[PositionOf(candidate)] = new(reading, version, sources);

    // An explicit implementation begins where its return type or an attribute does.
    private static int PositionOf(SyntaxNode candidate) => (candidate as MethodDeclarationSyntax)?.Identifier.SpanStart ?? candidate.SpanStart;

    private sealed record Entry(SdkCallReading Reading, ProgramVersion Version, Dependencies Sources);
}
