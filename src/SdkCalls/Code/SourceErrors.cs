using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.SdkCalls.Code;

/// <summary>
/// Whether a program compiles. To ask the compiler costs the binding of all bodies, so the answer for a file is kept as long as the file and
/// all declarations are the same: after a key stroke one file is bound.
/// </summary>
internal static class SourceErrors
{
    private static readonly ConditionalWeakTable<SyntaxTree, Answer> Answers = new();

    /// <summary>Whether a program has an error.</summary>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static bool Any(Compilation compilation, CancellationToken token)
    {
        if (EachFile.Any(compilation, tree => Has(tree.GetDiagnostics(token)), token)) return true;
        var version = ProgramVersion.Of(compilation, token);
        return EachFile.Any(compilation, tree => Answers.GetOrCreateValue(tree).Of(version, () => Has(compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: token))), token);
    }

    // A warning that the project makes an error changes no meaning.
    private static bool Has(IEnumerable<Diagnostic> diagnostics) => diagnostics.Any(static diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error);

    private sealed class Answer
    {
        private volatile Kept? _kept;

        public bool Of(ProgramVersion version, Func<bool> ask)
        {
            var kept = _kept;
            var holds = kept is not null && (kept.Version == version || version.ChangesSince(kept.Version) is not null);
            _kept = kept = new(version, holds ? kept!.HasErrors : ask());
            return kept.HasErrors;
        }

        private sealed record Kept(ProgramVersion Version, bool HasErrors);
    }
}
