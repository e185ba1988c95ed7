using System.Runtime.CompilerServices;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using IamAnalyzers.SdkCalls.Code;
using IamAnalyzers.SdkCalls.Symbols;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls;

/// <summary>
/// What the source of a program needs as it is in the host now. The records that the generator writes may be older: an editor runs generators when
/// it likes, and what was built of a reference is as old as the last build. Safe for use by several threads.
/// </summary>
public static class SourceNeeds
{
    private static readonly ConditionalWeakTable<Compilation, NeedsRecord> Kept = new();

    /// <summary>Reads what the source of a compilation needs.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>The needs; empty for a compilation that does not refer to the SDK.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped; nothing else is thrown.</exception>
    public static NeedsRecord Read(Compilation compilation, CancellationToken token)
        => Kept.TryGetValue(compilation, out var known) ? known : Kept.GetValue(compilation, key => Derive(key, token));

    /// <summary>Reads what those references need whose source the host has, as an editor that has their projects open.</summary>
    /// <param name="compilation">The compilation that refers to them.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns>Each of them, under its assembly name; one that needs nothing too.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped; nothing else is thrown.</exception>
    public static IReadOnlyList<NeedsSource> OfReferences(Compilation compilation, CancellationToken token)
        => [.. Referred(compilation).Select(referred => new NeedsSource(referred.AssemblyName ?? "", IsRead(referred), Read(referred, token)))];

    /// <summary>Whether all code compiles, here and in the references of <see cref="OfReferences"/>. While a call is half typed, nobody knows what it will need.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="token">Stops the work.</param>
    /// <returns><see langword="false"/> when there is an error anywhere.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped; nothing else is thrown.</exception>
    public static bool AreKnown(Compilation compilation, CancellationToken token)
        => Referred(compilation).Prepend(compilation).Where(static one => one.Language == LanguageNames.CSharp).All(one => !SourceErrors.Any(one, token));

    // A program in another language that uses the SDK cannot be read here.
    private static bool IsRead(Compilation compilation) => compilation.Language == LanguageNames.CSharp || !ReferencedTypes.HaveClientBase(compilation);

    private static IEnumerable<Compilation> Referred(Compilation compilation)
        => compilation.References.OfType<CompilationReference>().Select(static reference => reference.Compilation).Distinct();

    private static NeedsRecord Derive(Compilation compilation, CancellationToken token)
    {
        if (compilation.Language != LanguageNames.CSharp || SdkCallReader.For(compilation, AwsCatalog.Default, token) is not { } reader) return NeedsRecord.Empty;
        var readings = reader.ReadProgram(token);
        var deriver = new PermissionDeriver(AwsCatalog.Default);
        return NeedsRecord.Create(
            new HashSet<SdkCall>(readings.SelectMany(static reading => reading.Calls)).SelectMany(deriver.Derive),
            readings.SelectMany(static reading => reading.Unresolved),
            readings.SelectMany(static reading => reading.Members));
    }
}
