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
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="options">The options of its file.</param>
    /// <returns>The diagnostic with the severity that the file wants; <see langword="null"/> when it wants none.</returns>
    public static Diagnostic? Apply(Diagnostic diagnostic, AnalyzerConfigOptions options)
    {
        if (!options.TryGetValue("iam_analyzers." + diagnostic.Id.ToLowerInvariant() + ".severity", out var value)) return diagnostic;
        DiagnosticSeverity? severity = value.ToLowerInvariant() switch
        {
            "error" => DiagnosticSeverity.Error,
            "warning" => DiagnosticSeverity.Warning,
            "suggestion" or "info" => DiagnosticSeverity.Info,
            "silent" or "hidden" => DiagnosticSeverity.Hidden,
            "none" => null,
            _ => diagnostic.Severity,
        };
        return severity is { } wanted ? With(diagnostic, wanted) : null;
    }

    private static Diagnostic With(Diagnostic diagnostic, DiagnosticSeverity severity)
        => Diagnostic.Create(
            diagnostic.Id,
            diagnostic.Descriptor.Category,
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            severity,
            diagnostic.DefaultSeverity,
            isEnabledByDefault: true,
            severity == DiagnosticSeverity.Error ? 0 : 1,
            diagnostic.Descriptor.Title,
            diagnostic.Descriptor.Description,
            diagnostic.Descriptor.HelpLinkUri,
            diagnostic.Location,
            diagnostic.AdditionalLocations,
            customTags: null,
            diagnostic.Properties);
}
