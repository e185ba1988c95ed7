using System.Diagnostics;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// Tells a failure of the compiler from one of ours. On code with errors some questions about a node make the compiler throw ("this program location is thought
/// to be unreachable"); nothing that is asked before shows it.
/// </summary>
internal static class CompilerFailure
{
    private const string Compiler = "Microsoft.CodeAnalysis";
    private static readonly string[] Runtime = ["System", "mscorlib", "netstandard"];

    /// <summary>Whether the compiler threw, not code of ours that it was called by or called.</summary>
    /// <param name="failure">What was thrown.</param>
    /// <remarks>A wrong argument is a mistake of ours, whoever throws for it.</remarks>
    public static bool Is(Exception failure)
        => failure is not (OperationCanceledException or ArgumentException)
            && (new StackTrace(failure).GetFrames() ?? [])
                .Select(static frame => frame.GetMethod()?.DeclaringType?.Assembly.GetName().Name ?? "")
                .FirstOrDefault(static name => !Runtime.Any(one => IsPartOf(name, one))) is { } first
            && IsPartOf(first, Compiler);

    private static bool IsPartOf(string assembly, string name)
        => assembly.StartsWith(name, StringComparison.Ordinal) && (assembly.Length == name.Length || assembly[name.Length] == '.');
}
