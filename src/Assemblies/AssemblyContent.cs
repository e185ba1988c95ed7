using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Assemblies;

/// <summary>What a compiled file tells about its use of AWS. Nothing of the file is loaded or run.</summary>
/// <param name="Kind">What sort of file it is.</param>
/// <param name="Record">The text of its record; <see langword="null"/> when it carries none.</param>
/// <param name="Members">The SDK members that it refers to and that can be calls (<c>Namespace.Type.Method</c>), sorted.</param>
/// <param name="Code">What its code needs beside its record: all of it without one, otherwise what the record cannot know; <see langword="null"/> when there is nothing, or the code cannot be read.</param>
/// <param name="Problem">Why it could not be read; empty unless <see cref="AssemblyKind.Unreadable"/>.</param>
internal sealed record AssemblyContent(AssemblyKind Kind, string? Record, EquatableArray<string> Members, NeedsRecord? Code, string Problem)
{
    /// <summary>Whether it can be started: a record then says what it needs by itself, not what its members need when others call them.</summary>
    public bool IsApplication { get; init; }

    /// <summary>What each call needs of those that <see cref="Code"/> was read from.</summary>
    public EquatableArray<PlacedCall> CodeCalls { get; init; }

    /// <summary>The SDK members that the record does not tell all of, sorted; <see cref="Code"/> tells it.</summary>
    public EquatableArray<string> Open { get; init; }

    /// <summary>The code because of which they are open, as far as its generator did not see it: <c>Type.Member</c>, sorted.</summary>
    public EquatableArray<string> Unseen { get; init; }

    /// <summary>The simple names of the assemblies that it refers to, sorted.</summary>
    public EquatableArray<string> References { get; init; }

    public static AssemblyContent NotManaged { get; } = new(AssemblyKind.NotManaged, null, default, null, "");

    public static AssemblyContent Sdk { get; } = new(AssemblyKind.Sdk, null, default, null, "");

    public static AssemblyContent Unreadable(string problem) => new(AssemblyKind.Unreadable, null, default, null, problem);
}

/// <summary>What sort of file a reference is.</summary>
internal enum AssemblyKind
{
    /// <summary>A .NET assembly that may call AWS.</summary>
    Program,

    /// <summary>A part of the AWS SDK itself: it holds clients, and is not asked what it calls.</summary>
    Sdk,

    /// <summary>No .NET assembly: native code, or no executable at all.</summary>
    NotManaged,

    /// <summary>It says that it is a .NET assembly, and cannot be read.</summary>
    Unreadable,
}
