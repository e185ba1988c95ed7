using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// One compilation, as far as readings that outlive it must know it. It holds no tree, no compilation and no earlier version, so
/// that what is kept between compilations keeps nothing of them in memory.
/// </summary>
internal sealed class ProgramVersion
{
    private static readonly ConditionalWeakTable<Compilation, ProgramVersion> Versions = new();

    private readonly SourceFile[] _files;
    private readonly Dictionary<SourceFile, int> _numbers = [];
    private readonly WordScan.Words _words;
    private readonly ulong _references;
    private readonly WeakReference<CompilationOptions> _options;
    private readonly string? _assemblyName;
    private readonly ConditionalWeakTable<ProgramVersion, Step> _steps = new();

    private ProgramVersion(Compilation compilation, CancellationToken token)
    {
        EachFile.Do(compilation, static (tree, _) => SourceFile.Of(tree), token);
        var files = new List<SourceFile>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            token.ThrowIfCancellationRequested();
            var file = SourceFile.Of(tree);
            _numbers[file] = files.Count;
            _words |= file.Words;
            files.Add(file);
        }

        _files = [.. files];
        _references = ReferenceStamp.Of(compilation);
        _options = new(compilation.Options);
        _assemblyName = compilation.AssemblyName;
    }

    /// <summary>Whether the program speaks of credentials, profiles or roles, so that a client may act for another than itself.</summary>
    public bool HasOtherPrincipals => Says(WordScan.Words.OfPrincipals);

    /// <summary>Whether the program looks up methods by reflection, or writes a client, anywhere.</summary>
    public bool HasHiddenCalls => Says(WordScan.Words.OfHiddenCalls);

    /// <summary>Whether one of some words stands in the program.</summary>
    public bool Says(WordScan.Words words) => (_words & words) != 0;

    /// <summary>Finds or makes the version of a compilation. The first of a program reads the text of all files once.</summary>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ProgramVersion Of(Compilation compilation, CancellationToken token)
        => Versions.TryGetValue(compilation, out var known) ? known : Versions.GetValue(compilation, key => new(key, token));

    /// <summary>The number of a file of the program.</summary>
    public int NumberOf(SyntaxTree tree) => _numbers[SourceFile.Of(tree)];

    /// <summary>The numbers of the files that a name may stand in.</summary>
    public IEnumerable<int> FilesNaming(string name)
    {
        var hash = IdentifierScan.HashOf(name);
        for (var i = 0; i < _files.Length; i++)
        {
            if (_files[i].MayHave(hash)) yield return i;
        }
    }

    /// <summary>What changed since an earlier version.</summary>
    /// <returns>The changes; <see langword="null"/> when the versions differ in more than bodies, or nobody knows.</returns>
    public ProgramChanges? ChangesSince(ProgramVersion earlier)
        => _steps.GetValue(earlier, key => new(Compare(key))).Changes;

    private ProgramChanges? Compare(ProgramVersion earlier)
    {
        if (_files.Length != earlier._files.Length
            || _words != earlier._words
            || _references != earlier._references
            || !string.Equals(_assemblyName, earlier._assemblyName, StringComparison.Ordinal)
            || !HasSameOptions(earlier))
        {
            return null;
        }

        var changes = new ProgramChanges();
        for (var i = 0; i < _files.Length; i++)
        {
            if (_files[i] == earlier._files[i]) continue;
            if (earlier._files[i].Tree is not { } before || _files[i].Tree is not { } now || FileComparison.Of(before, now) is not { } comparison) return null;
            changes.Add(i, now, comparison);
        }

        return changes;
    }

    private bool HasSameOptions(ProgramVersion earlier)
        => _options.TryGetTarget(out var options) && earlier._options.TryGetTarget(out var before) && options.Equals(before);

    private sealed record Step(ProgramChanges? Changes);
}
