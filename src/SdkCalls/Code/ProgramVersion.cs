using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// One compilation, as far as readings that outlive it must know it. It holds the files and not the compilation, whose symbols
/// would stay in memory with it.
/// </summary>
internal sealed class ProgramVersion
{
    private static readonly ConditionalWeakTable<Compilation, ProgramVersion> Versions = new();

    private readonly IReadOnlyList<SyntaxTree> _files;
    private readonly HashSet<SyntaxTree> _fileSet;
    private readonly IReadOnlyList<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assemblyName;
    private readonly ConcurrentDictionary<WordScan, bool> _words = new();
    private readonly ConditionalWeakTable<ProgramVersion, Step> _steps = new();

    private ProgramVersion(Compilation compilation)
    {
        _files = [.. compilation.SyntaxTrees];
        _fileSet = [.. _files];
        _references = [.. compilation.References];
        _options = compilation.Options;
        _assemblyName = compilation.AssemblyName;
    }

    /// <summary>Whether the program speaks of credentials, profiles or roles, so that a client may act for another than itself.</summary>
    public bool HasOtherPrincipals => Says(WordScan.OfPrincipals);

    /// <summary>Whether the program looks up methods by reflection, or writes a client, anywhere.</summary>
    public bool HasHiddenCalls => Says(WordScan.OfHiddenCalls);

    /// <summary>Whether one of some words stands in the program.</summary>
    public bool Says(WordScan words) => _words.GetOrAdd(words, key => _files.Any(key.AreIn));

    public static ProgramVersion Of(Compilation compilation) => Versions.GetValue(compilation, static key => new(key));

    public bool Holds(SyntaxTree file) => _fileSet.Contains(file);

    /// <summary>The files that an earlier version had not.</summary>
    /// <returns>The files; <see langword="null"/> when the versions differ in more than bodies.</returns>
    public IReadOnlyList<SyntaxTree>? NewFilesSince(ProgramVersion earlier)
        => _steps.GetValue(earlier, key => new(Compare(key))).NewFiles;

    private List<SyntaxTree>? Compare(ProgramVersion earlier)
    {
        if (_files.Count != earlier._files.Count
            || !string.Equals(_assemblyName, earlier._assemblyName, StringComparison.Ordinal)
            || !_options.Equals(earlier._options)
            || !_references.SequenceEqual(earlier._references))
        {
            return null;
        }

        var changed = new List<SyntaxTree>();
        for (var i = 0; i < _files.Count; i++)
        {
            if (_files[i] == earlier._files[i]) continue;
            if (DeclarationText.HashOf(_files[i]) != DeclarationText.HashOf(earlier._files[i])) return null;
            changed.Add(_files[i]);
        }

        return SaysAlike(WordScan.OfPrincipals, earlier) && SaysAlike(WordScan.OfTableAliases, earlier) ? changed : null;
    }

    private bool SaysAlike(WordScan words, ProgramVersion other) => Says(words) == other.Says(words);

    private sealed record Step(IReadOnlyList<SyntaxTree>? NewFiles);
}
