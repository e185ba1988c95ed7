using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// Work on the files of a program. A generator runs before the compiler binds method bodies on all cores, so without this the other
/// cores would wait. It is done in order where the host compiles on one thread.
/// </summary>
internal static class EachFile
{
    /// <summary>Does something with each file. Work on one file must not depend on work on another.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="work">What to do with a file and its number.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static void Do(Compilation compilation, Action<SyntaxTree, int> work, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var files = compilation.SyntaxTrees as IReadOnlyList<SyntaxTree> ?? [.. compilation.SyntaxTrees];
        if (compilation.Options.ConcurrentBuild && files.Count > 1)
        {
            Parallel.For(0, files.Count, new ParallelOptions { CancellationToken = token }, number => work(files[number], number));
            return;
        }

        for (var number = 0; number < files.Count; number++)
        {
            token.ThrowIfCancellationRequested();
            work(files[number], number);
        }
    }

    /// <summary>Whether a file has something.</summary>
    /// <param name="compilation">The program.</param>
    /// <param name="has">Whether a file has it.</param>
    /// <param name="token">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static bool Any(Compilation compilation, Func<SyntaxTree, bool> has, CancellationToken token)
    {
        var found = false;
        Do(compilation, (tree, _) =>
        {
            if (!Volatile.Read(ref found) && has(tree)) Volatile.Write(ref found, true);
        }, token);
        return found;
    }
}
