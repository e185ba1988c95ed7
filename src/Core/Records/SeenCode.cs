using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Core.Records;

/// <summary>
/// The source that the generator saw of an assembly, and what its answers depend on. Another generator's code is in the compiled file and not
/// here; where it uses one of the names that an answer depends on, the answer may be too narrow, and the build reads the compiled code.
/// </summary>
/// <param name="Types">The types that the source declares, sorted by name.</param>
/// <param name="Uses">The SDK members that the source uses, sorted by name.</param>
public sealed record SeenCode(EquatableArray<SeenType> Types, EquatableArray<SeenUse> Uses)
{
    /// <summary>Of a program that does not use the SDK.</summary>
    public static SeenCode None { get; } = new(default, default);

    /// <summary>Unites what was seen of assemblies that a tool merged.</summary>
    /// <param name="parts">What was seen of each.</param>
    /// <returns>All of it.</returns>
    public static SeenCode Union(IReadOnlyCollection<SeenCode> parts)
        => new(
            parts.SelectMany(static part => part.Types).ToEquatableArray(),
            parts.SelectMany(static part => part.Uses)
                .GroupBy(static use => use.Member, StringComparer.Ordinal)
                .OrderBy(static use => use.Key, StringComparer.Ordinal)
                .Select(static use => new SeenUse(use.Key, use.Sum(static one => one.Count), use.SelectMany(static one => one.Names).Distinct().OrderBy(static name => name).ToEquatableArray()))
                .ToEquatableArray());
}

/// <summary>A type that the source declares.</summary>
/// <param name="Name">Its metadata name, with its namespace, and <c>+</c> before a nested one: <c>Company.Store+Entry`1</c>.</param>
/// <param name="Part">What the source has of a type that may have other parts; <see langword="null"/> when all of the type was seen.</param>
public sealed record SeenType(string Name, SeenPart? Part)
{
    /// <summary>The name of a constructor among the members, once for each that the source writes.</summary>
    public const string Constructor = ".ctor";

    /// <summary>The name of a static constructor among the members.</summary>
    public const string StaticConstructor = ".cctor";

    /// <summary>The name of every operator among the members.</summary>
    public const string Operator = "op_";
}

/// <summary>What the source has of a type that may have other parts.</summary>
/// <param name="Members">Its members with code or a value, by their names in source, sorted.</param>
/// <param name="Bases">The simple names of its base type and of all its interfaces, sorted.</param>
/// <param name="IsVisible">Whether other assemblies see it.</param>
public sealed record SeenPart(EquatableArray<string> Members, EquatableArray<string> Bases, bool IsVisible);

/// <summary>What the source says of one SDK member.</summary>
/// <param name="Member">The member, <c>Namespace.Type.Method</c>.</param>
/// <param name="Count">How many places use it.</param>
/// <param name="Names">The hashes (FNV-1a, 32 bits) of the names that were looked for in all code to tell what it needs, sorted.</param>
public sealed record SeenUse(string Member, int Count, EquatableArray<int> Names);
