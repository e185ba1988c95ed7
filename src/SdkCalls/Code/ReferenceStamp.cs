using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>A number for what a program refers to: the same references have the same, without being held in memory by it.</summary>
internal sealed class ReferenceStamp
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    private static readonly ConditionalWeakTable<object, ReferenceStamp> Stamps = new();
    private static long _last;

    private readonly ulong _number = (ulong)Interlocked.Increment(ref _last);

    /// <summary>The number of all references of a compilation, in their order.</summary>
    public static ulong Of(Compilation compilation)
    {
        var all = 0UL;
        foreach (var reference in compilation.References) all = Mix(Mix(all, Of(reference)), Of(reference.Properties));
        return all;
    }

    // Another reference to the same compilation is the same; a file's is known by itself.
    private static ulong Of(MetadataReference reference)
        => Stamps.GetValue(reference is CompilationReference { Compilation: { } referred } ? referred : reference, static _ => new())._number;

    private static ulong Of(MetadataReferenceProperties properties)
    {
        var number = (properties.EmbedInteropTypes ? 2UL : 1UL) + ((ulong)properties.Kind << 2);
        foreach (var alias in properties.Aliases) number = Mix(number, unchecked((uint)IdentifierScan.HashOf(alias)));
        return number;
    }

    private static ulong Mix(ulong all, ulong next)
    {
        unchecked
        {
            var mixed = (all ^ next) * Prime;
            return (mixed ^ (mixed >> 29)) * Prime;
        }
    }
}
