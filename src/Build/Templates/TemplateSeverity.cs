using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Policies.Text;

namespace IamAnalyzers.Build.Templates;

/// <summary>How severe a finding in a template is, by the same options that the compiler's files have.</summary>
internal static class TemplateSeverity
{
    private const string Bulk = "dotnet_analyzer_diagnostic.";

    /// <summary>Applies what the configuration says, the most specific option first.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="options">What is set for its file.</param>
    /// <returns>The severity; <see langword="null"/> when the file wants none.</returns>
    public static ProblemSeverity? Of(PolicyFinding finding, IEnumerable<(string Key, string Value)> options)
    {
        var rule = finding.Rule.ToLowerInvariant();
        var all = options.ToLookup(static option => option.Key, static option => option.Value.ToLowerInvariant());
        string[] names = ["iam_analyzers." + rule + ".severity", "dotnet_diagnostic." + rule + ".severity", Bulk + "category-policytext.severity", Bulk + "severity"];
        foreach (var name in names)
        {
            switch (all[name].LastOrDefault())
            {
                case "error": return ProblemSeverity.Error;
                case "warning": return ProblemSeverity.Warning;
                case "suggestion" or "info": return ProblemSeverity.Suggestion;
                case "silent" or "hidden" or "none": return null;
                default: break;
            }
        }

        return finding.Level switch
        {
            FindingLevel.Error => ProblemSeverity.Error,
            FindingLevel.Warning => ProblemSeverity.Warning,
            _ => ProblemSeverity.Suggestion,
        };
    }
}
