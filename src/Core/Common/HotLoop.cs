using System.Runtime.CompilerServices;

namespace IamAnalyzers.Core.Common;

/// <summary>
/// How to compile a loop over a whole text. A compiler's process is young: there, such a loop would run a long time as code that is
/// compiled in haste and counts each of its steps, which was ten times as slow.
/// </summary>
public static class HotLoop
{
    /// <summary><c>AggressiveOptimization</c>: optimised at once. The oldest framework that we compile for has no name for it, and older run times ignore it.</summary>
    public const MethodImplOptions Options = (MethodImplOptions)512;
}
