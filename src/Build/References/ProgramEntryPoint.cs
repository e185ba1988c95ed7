using IamAnalyzers.Assemblies.Calls;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Build.References;

/// <summary>An entry point of a compiled program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Remark">What counts, for the explanation.</param>
/// <param name="Program">The program, as far as the entry point runs it.</param>
internal sealed record ProgramEntryPoint(string Name, string Remark, CompiledProgram Program)
{
    /// <summary>The names of the functions that have it as their handler.</summary>
    public EquatableArray<string> Functions { get; init; }

    /// <summary>What its explanation says first.</summary>
    public static string RemarkOf(ReachedEntryPoint entry)
        => entry.WhyAll.Length == 0
            ? $"Entry point {entry.Name} ({entry.Place}): only what it reaches of the program and its references counts."
            : $"Entry point {entry.Name} ({entry.Place}): all code of the program and its references counts, because {entry.WhyAll}.";
}
