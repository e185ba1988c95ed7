using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// What a reading looked at inside bodies of other files: the files, and the names that it looked for in all files. What it saw of
/// declarations is not listed, since <see cref="ProgramVersion"/> compares them all.
/// </summary>
internal sealed class Dependencies
{
    /// <summary>Stands for every <c>new(...)</c>, which has no name.</summary>
    public const string ImplicitCreation = "new";

    private readonly HashSet<SyntaxTree> _files = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public void AddFile(SyntaxTree file) => _files.Add(file);

    public void AddName(string name) => _names.Add(name);

    /// <summary>Adds what another reading, whose result is used, looked at.</summary>
    public void Add(Dependencies other)
    {
        _files.UnionWith(other._files);
        _names.UnionWith(other._names);
    }

    /// <summary>Whether all of it is in a later version of the program as it was.</summary>
    /// <param name="version">The later version.</param>
    /// <param name="newFiles">Its files that the earlier version had not.</param>
    public bool AreIn(ProgramVersion version, IReadOnlyList<SyntaxTree> newFiles)
        => _files.All(version.Holds) && !newFiles.Any(file => _names.Any(TreeIndex.For(file).Has));
}
