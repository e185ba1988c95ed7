using System.Text;
using IamAnalyzers.Build.Configuration;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Templates;
using IamAnalyzers.Core.Policies.Exceptions;

namespace IamAnalyzers.Build.Tests.Templates;

public sealed class TemplateFileTests
{
    private const string Wide = """
        Resources:
          P:
            Type: AWS::IAM::ManagedPolicy
            Properties:
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                  - Sid: Wide
                    Effect: Allow
                    Action: sqs:SendMessage
                    Resource: '*'
        """;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Templates", "Data");

    public static TheoryData<string> Texts { get; } = [.. Directory.GetFiles(Folder).Select(static file => Path.GetFileName(file)).Where(static name => !name.EndsWith(".expected", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData("/src/app/serverless.template", true)]
    [InlineData("/src/app/src/F/serverless.template", true)]
    [InlineData("/src/app/template.yml", true)]
    [InlineData("/src/app/Template.YAML", true)]
    [InlineData("/src/app/orders.template.json", true)]
    [InlineData("/src/app/samconfig.yaml", false)]
    [InlineData("/src/app/samconfig.toml", false)]
    [InlineData("/src/app/appsettings.json", false)]
    [InlineData("/src/app/cdk.out/Stack.template.json", false)]
    [InlineData("/src/app/.aws-sam/build/template.yaml", false)]
    [InlineData("/src/bin/template.yaml", false)]
    [InlineData("/bin/app/template.yaml", true, "/bin/app")]
    [InlineData("C:\\work\\app\\template.yaml", true, "C:\\work\\app\\")]
    public void Name_SaysWhetherAFileMayBeATemplate(string path, bool expected, string project = "/src/app") => Assert.Equal(expected, TemplateFile.MayBe(path, project));

    [Theory]
    [MemberData(nameof(Texts))]
    public void TruncatedTemplate_IsReadOrSaysWhyNot(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name));
        for (var length = 0; length < text.Length; length += 7)
        {
            var cut = text[..length];
            Assert.All(Find(cut), problem => Assert.True(problem.Place.Line >= 1 && problem.Place.Column >= 1 && problem.Place.Line <= cut.Count(static c => c == '\n') + 1, problem.Problem.Text));
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void ChangedTemplate_IsReadOrSaysWhyNot(string name)
    {
        const string Signs = "{}[]:,-&*!|>'\"%@`#? \t\n\0\uFFFD\\";
        var text = File.ReadAllText(Path.Combine(Folder, name));
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var changed = new StringBuilder(text);
            for (var edits = random.Next(1, 4); edits > 0; edits--) changed[random.Next(changed.Length)] = Signs[random.Next(Signs.Length)];
            Assert.All(Find(changed.ToString()), static problem => Assert.False(string.IsNullOrWhiteSpace(problem.Problem.Text)));
        }
    }

    [Fact]
    public void BrokenTemplate_SaysWhere()
    {
        var (problem, place) = Assert.Single(Find("AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  A: [\n  B: c\n"));

        Assert.Equal((ProblemSeverity.Warning, "IAM4020"), (problem.Severity, problem.Code));
        Assert.StartsWith("The template cannot be read, so its policies are not checked: ", problem.Text, StringComparison.Ordinal);
        Assert.InRange(place.Line, 3, 4);
    }

    [Fact]
    public void BrokenJsonTemplate_SaysWhere()
    {
        var (problem, place) = Assert.Single(Find("{ \"AWSTemplateFormatVersion\": \"2010-09-09\",\n  \"Resources\": { \"A\" 1 } }"));

        Assert.Equal(("The template cannot be read, so its policies are not checked: expected ':' and a value after the name.", 2, 18), (problem.Text, place.Line, place.Column));
    }

    [Fact]
    public void AliasesOfAliases_AreBounded()
    {
        var bomb = new StringBuilder("AWSTemplateFormatVersion: '2010-09-09'\nA0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++) bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"A{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");

        Assert.Contains("aliases", Assert.Single(Find(bomb + "Resources:\n  A: { Type: 'AWS::IAM::Role', Properties: { Policies: *a29 } }\n")).Problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AliasOfItsOwnValue_IsRefused()
        => Assert.Contains("refers to no complete value", Assert.Single(Find("AWSTemplateFormatVersion: '2010-09-09'\nResources: &r\n  A: *r\n")).Problem.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{ a: ", "}")]
    [InlineData("!If [c, ", ", d]")]
    public void DeepNesting_IsRefused(string open, string close)
    {
        var nested = string.Concat(Enumerable.Repeat(open, 5000)) + "x" + string.Concat(Enumerable.Repeat(close, 5000));

        Assert.Contains("nested", Assert.Single(Find("AWSTemplateFormatVersion: '2010-09-09'\nResources: " + nested)).Problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a letter")]
    [InlineData("%%% : {{ unreadable")]
    [InlineData("# AWS::Serverless without anything")]
    public void OtherText_GivesNothing(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("", ProblemSeverity.Suggestion)]
    [InlineData("root = true\n[*.yaml]\niam_analyzers.iam3007.severity = error\n", ProblemSeverity.Error)]
    [InlineData("root = true\n[t.yaml]\ndotnet_diagnostic.IAM3007.severity = warning\n", ProblemSeverity.Warning)]
    [InlineData("is_global = true\ndotnet_diagnostic.IAM3007.severity = error\n", ProblemSeverity.Error)]
    [InlineData("root = true\n[*]\ndotnet_analyzer_diagnostic.category-PolicyText.severity = error\n", ProblemSeverity.Error)]
    [InlineData("root = true\n[*]\ndotnet_analyzer_diagnostic.severity = error\niam_analyzers.iam3007.severity = warning\n", ProblemSeverity.Warning)]
    [InlineData("root = true\n[*.json]\niam_analyzers.iam3007.severity = error\n", ProblemSeverity.Suggestion)]
    internal void Configuration_SetsTheSeverity(string config, ProblemSeverity expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.ToFile(".editorconfig"), config);

        Assert.Equal(expected, Assert.Single(Find(Wide, ConfigFiles.Read([folder.ToFile(".editorconfig")]))).Problem.Severity);
    }

    [Fact]
    public void None_TakesTheFindingAway()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.ToFile(".editorconfig"), "[*]\niam_analyzers.iam3007.severity = none\n");

        Assert.Empty(Find(Wide, ConfigFiles.Read([folder.ToFile(".editorconfig")])));
    }

    [Theory]
    [InlineData("t.yaml", "Wide", 0)]
    [InlineData("other.yaml", "Wide", 1)]
    [InlineData("t.yaml", "Other", 1)]
    public void Exception_AcceptsAFindingInATemplate(string file, string sid, int left)
    {
        var exceptions = ExceptionFile.Read($$"""{ "exceptions": [{ "rule": "IAM3007", "owner": "o", "reason": "r", "until": "2027-01-01", "file": "{{file}}", "statement": "{{sid}}" }] }""").Exceptions;

        Assert.Equal(left, TemplateReport.Of("/src/t.yaml", TemplateFile.Read(Wide), ConfigFiles.Read([]), exceptions).Count());
    }

    [Fact]
    public void KeptProblems_AreTheSame()
    {
        var problems = Find("AWSTemplateFormatVersion: '2010-09-09'\nResources: [\n").Concat(Find(Wide)).ToList();

        Assert.Equal(problems, TemplateReport.Parse(TemplateReport.Write(problems)));
        Assert.Empty(TemplateReport.Parse("something else\n1\t2\t3\t4\t5\t6\n"));
    }

    private static List<(Problem Problem, ItemPlace Place)> Find(string text, ConfigFiles? config = null) => [.. TemplateReport.Of("/src/t.yaml", TemplateFile.Read(text), config ?? ConfigFiles.Read([]), [])];
}
