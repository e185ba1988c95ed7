namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>
/// Every documented way to set a severity, in a plain build: the compiler leaves out analyzers there whose rules are all below warning, so a
/// suggestion that is raised must not be lost on the way.
/// </summary>
public sealed class SeverityTests : IDisposable
{
    private const string Policy = """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/*" },
          { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*" }
        ] }
        """;

    private readonly Workspace _workspace = new();

    public SeverityTests()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject, "<CodeAnalysisRuleSet Condition=\"Exists('$(MSBuildProjectDirectory)/app.ruleset')\">app.ruleset</CodeAnalysisRuleSet>");
        _workspace.Write("App/iam-policy.json", Policy);
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void EachWay_WorksInAPlainBuild()
    {
        // One workspace for all, since each build takes seconds.
        Assert.Equal("", Build("none", "", ""));

        Assert.Equal("warning IAM2002", Build("an option of the file", ".editorconfig", "root = true\n[iam-policy.json]\niam_analyzers.iam2002.severity = warning\n"));
        Assert.Equal("error IAM2002", Build("an option of the file, and -warnaserror", ".editorconfig", "root = true\n[*.json]\niam_analyzers.iam2002.severity = warning\n", "-warnaserror:IAM2002"));
        Assert.Equal("warning IAM3007", Build("an option of the file for another rule", ".editorconfig", "root = true\n[*.json]\niam_analyzers.iam3007.severity = warning\n"));
        Assert.Equal("warning IAM2002", Build("a category, for the policy", ".editorconfig", "root = true\n[*]\ndotnet_analyzer_diagnostic.category-Review.severity = warning\n"));
        Assert.Equal("warning IAM1003", Build("a category, in C#", ".editorconfig", "root = true\n[*]\ndotnet_analyzer_diagnostic.category-Calls.severity = warning\n"));
        Assert.Equal("warning IAM2002, warning IAM3007", Build("all rules, for the policy", ".editorconfig", "root = true\n[iam-policy.json]\ndotnet_analyzer_diagnostic.severity = warning\n"));
        Assert.Equal("warning IAM1003", Build("a rule in C#", ".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.IAM1003.severity = warning\n"));
        Assert.Equal("warning IAM2002", Build("a global configuration", ".globalconfig", "is_global = true\ndotnet_diagnostic.IAM2002.severity = warning\n"));
        Assert.Equal("error IAM2002", Build("WarningsAsErrors", "", "", "-p:WarningsAsErrors=IAM2002"));
        Assert.Equal("warning IAM2002, error IAM3007", Build("a rule set", "app.ruleset", """
            <RuleSet Name="App" ToolsVersion="15.0">
              <Rules AnalyzerId="IamAnalyzers.Analyzers" RuleNamespace="IamAnalyzers.Analyzers">
                <Rule Id="IAM2002" Action="Warning" />
                <Rule Id="IAM3007" Action="Error" />
              </Rules>
            </RuleSet>
            """));
    }

    private string Build(string way, string file, string text, params string[] arguments)
    {
        if (file.Length > 0) _workspace.Write("App/" + file, text);
        var build = _workspace.Build("App", ["--no-incremental", .. arguments]);
        if (file.Length > 0) File.Delete(_workspace.ToFile("App", file));
        Assert.True(build.ExitCode == 0 || arguments.Length > 0 || text.Contains("Error", StringComparison.Ordinal), way + "\n" + build.Output);
        return string.Join(", ", new[] { "IAM2002", "IAM3007", "IAM1003" }.SelectMany(id => new[] { "error " + id, "warning " + id }).Where(found => build.Output.Contains(found + ":", StringComparison.Ordinal)));
    }
}
