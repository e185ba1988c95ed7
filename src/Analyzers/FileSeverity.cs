using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers;

/// <summary>
/// The severity of a diagnostic in a file that is not C#: the compiler does not apply the sections of .editorconfig to such files, so
/// an option of our own does: <c>iam_analyzers.iam3007.severity = none</c>.
/// </summary>
internal static class FileSeverity
{
    /// <summary>Applies the option.</summary>
    /// <param name="rule">The rule's id.</param>
    /// <param name="options">The options of the file.</param>
    /// <param name="otherwise">The severity where the option does not stand, or has no meaning.</param>
    /// <returns>The severity; <see langword="null"/> when the file wants none.</returns>
    public static DiagnosticSeverity? Of(string rule, AnalyzerConfigOptions options, DiagnosticSeverity otherwise)
        => !options.TryGetValue("iam_analyzers." + rule.ToLowerInvariant() + ".severity", out var value)
            ? otherwise
            : value.ToLowerInvariant() switch
            {
                "error" => DiagnosticSeverity.Error,
                "warning" => DiagnosticSeverity.Warning,
                "suggestion" or "info" => DiagnosticSeverity.Info,
                "silent" or "hidden" => DiagnosticSeverity.Hidden,
                "none" => null,
                _ => otherwise,
            };
}
