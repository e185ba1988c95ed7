using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers;

/// <summary>
/// The severity of a diagnostic in a file that is not C#. The compiler applies to such files what stands in global configurations, rule sets and
/// on the command line, by the rule's id. It does not apply the sections of .editorconfig to them, neither <c>dotnet_diagnostic</c> (which it does not
/// hand out) nor <c>dotnet_analyzer_diagnostic</c>: an option of our own stands for the one, and the other is applied here.
/// </summary>
internal static class FileSeverity
{
    private const string Bulk = "dotnet_analyzer_diagnostic.";

    /// <summary>Applies what the options of a file say, the most specific first.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="options">The options of the file.</param>
    /// <param name="otherwise">The severity where no option stands, or has no meaning.</param>
    /// <returns>The severity; <see langword="null"/> when the file wants none.</returns>
    public static DiagnosticSeverity? Of(DiagnosticDescriptor rule, AnalyzerConfigOptions options, DiagnosticSeverity otherwise)
    {
        string[] names =
        [
            "iam_analyzers." + rule.Id.ToLowerInvariant() + ".severity",
            Bulk + "category-" + rule.Category.ToLowerInvariant() + ".severity",
            Bulk + "severity",
        ];
        foreach (var name in names)
        {
            if (!options.TryGetValue(name, out var value)) continue;
            switch (value.ToLowerInvariant())
            {
                case "error": return DiagnosticSeverity.Error;
                case "warning": return DiagnosticSeverity.Warning;
                case "suggestion" or "info": return DiagnosticSeverity.Info;
                case "silent" or "hidden": return DiagnosticSeverity.Hidden;
                case "none": return null;
                default: break;
            }
        }

        return otherwise;
    }
}
