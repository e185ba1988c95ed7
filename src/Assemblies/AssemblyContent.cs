using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Assemblies;

/// <summary>What a compiled file tells about its use of AWS. Nothing of the file is loaded or run.</summary>
/// <param name="Kind">What sort of file it is.</param>
/// <param name="Record">The text of its record; <see langword="null"/> when it carries none.</param>
/// <param name="Members">The SDK members that it refers to and that can be calls (<c>Namespace.Type.Method</c>), sorted.</param>
/// <param name="Code">What its code needs, where its record does not say all of it: no record, or SDK members that this does not know; otherwise <see langword="null"/>.</param>
/// <param name="Problem">Why it could not be read; empty unless <see cref="AssemblyKind.Unreadable"/>.</param>
internal sealed record AssemblyContent(AssemblyKind Kind, string? Record, EquatableArray<string> Members, NeedsRecord? Code, string Problem)
{
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
