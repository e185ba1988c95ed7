namespace IamAnalyzers.Tool.Output;

/// <summary>The findings of an answer as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning.</summary>
internal static class SarifAnswer
{
    /// <summary>Writes findings.</summary>
    /// <param name="folder">The folder that the paths are relative to.</param>
    /// <returns>The JSON.</returns>
    public static string Write(Answer answer, string folder)
    {
        var pages = answer.Findings.DistinctBy(static finding => finding.Rule).OrderBy(static finding => finding.Rule, StringComparer.Ordinal).ToArray();
        var rules = Array.ConvertAll(pages, static finding => finding.Rule);
        return JsonAnswer.Write(new Dictionary<string, object>
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["tool"] = new { driver = new { name = "IamAnalyzers", version = ToolVersion.Text, informationUri = ToolVersion.Home, rules = pages.Select(static finding => new { id = finding.Rule, helpUri = finding.Page }) } },
                    ["results"] = answer.Findings.Select(finding => Result(finding, rules, folder)),
                },
            },
        });
    }

    private static Dictionary<string, object> Result(AnswerFinding finding, string[] rules, string folder)
    {
        var result = new Dictionary<string, object>
        {
            ["ruleId"] = finding.Rule,
            ["ruleIndex"] = Array.IndexOf(rules, finding.Rule),
            ["level"] = finding.Level,
            ["message"] = new { text = finding.Message },
        };
        if (finding.File.Length > 0)
        {
            var artifact = new { uri = UriOf(finding.File, folder) };
            result["locations"] = new[] { new { physicalLocation = finding.Line > 0 ? (object)new { artifactLocation = artifact, region = new { startLine = finding.Line, startColumn = Math.Max(1, finding.Column) } } : new { artifactLocation = artifact } } };
        }

        return result;
    }

    private static string UriOf(string file, string folder)
    {
        var relative = Path.GetRelativePath(folder, file);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? new Uri(Path.GetFullPath(file)).AbsoluteUri : string.Join('/', relative.Split('/', '\\').Select(Uri.EscapeDataString));
    }
}
