using System.Reflection.Metadata;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Assemblies.EntryPoints;

/// <summary>Where a compiled program is started, and the name of the policy of what runs then.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">How it is started.</param>
/// <param name="Methods">The methods that are called.</param>
/// <param name="Types">The types that they are called on: the method itself may stand in a base.</param>
/// <param name="Place">What says so, for messages.</param>
internal sealed record EntryPoint(string Name, EntryPointKind Kind, IReadOnlyList<MethodDefinitionHandle> Methods, IReadOnlyList<TypeDefinitionHandle> Types, string Place)
{
    /// <summary>Whether AWS Lambda starts it, as an attribute or a file beside the code says.</summary>
    public bool IsLambda { get; init; }

    /// <summary>The name of a method that the types inherit from another assembly; empty where <see cref="EntryPoint.Methods"/> has it.</summary>
    public string Inherited { get; init; } = "";

    /// <summary>The names of the functions that have it as their handler, in the order of their files.</summary>
    public EquatableArray<string> Functions { get; init; }

    /// <summary>The presets that its function asks for beside that of Lambda, sorted.</summary>
    public EquatableArray<string> Runtimes { get; init; }
}

/// <summary>How an entry point is started.</summary>
internal enum EntryPointKind
{
    /// <summary>In a process that does nothing else: the runtime makes the type and calls the method.</summary>
    Alone,

    /// <summary>By the program's <c>Main</c>, which chooses among the entry points.</summary>
    ByMain,

    /// <summary>By other code, which may do before what it likes.</summary>
    ByOthers,

    /// <summary>The whole program is the handler.</summary>
    Program,
}
