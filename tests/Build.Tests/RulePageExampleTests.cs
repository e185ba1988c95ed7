using System.Text.RegularExpressions;
using System.Xml.Linq;
using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Templates;
using IamAnalyzers.Build.Tests.EndToEnd;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Exceptions;

namespace IamAnalyzers.Build.Tests;

/// <summary>
/// The page of each rule of the build step that judges what people write shows something that it reports, and then at least one thing that it does not.
/// What is judged by itself is held to that; what depends on the program is held to be free of other findings.
/// </summary>
public sealed partial class RulePageExampleTests
{
    // What a build finds on the disk, or a file that is not there: nobody writes that.
    private static readonly string[] WithoutExample = ["IAM4006", "IAM4008"];

    private static readonly string[] OfItems = ["IAM4002", "IAM4003", "IAM4005", "IAM4010", "IAM4012", "IAM4014"];

    private static readonly string[] All = [.. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "rules"), "IAM4*.md").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> WithExamples { get; } = [.. All.Except(WithoutExample)];

    public static TheoryData<string> Judged { get; } = [.. OfItems];

    [Theory]
    [MemberData(nameof(WithExamples))]
    public void Page_HasABadAndAGoodExample(string rule) => Assert.True(Blocks(rule).Count > 1, rule);

    [Fact]
    public void PagesWithoutExample_HaveNone() => Assert.All(WithoutExample, static rule => Assert.Empty(Blocks(rule)));

    [Theory]
    [MemberData(nameof(Judged))]
    public void FirstExample_HasTheFindingInEachLine(string rule)
    {
        var bad = Elements(Blocks(rule)[0].Text);

        Assert.NotEmpty(bad);
        Assert.All(bad, element => Assert.Equal([rule], Problems([element])));
    }

    // Also of the rules that need more than the line to judge it.
    [Theory]
    [MemberData(nameof(WithExamples))]
    public void OtherExamples_HaveNoFinding(string rule)
        => Assert.All(Blocks(rule).Skip(1).Where(static block => block.Language == "xml"), static block => Assert.Empty(Problems(Elements(block.Text))));

    [Fact]
    public void ExceptionThatHasEnded_IsShownBesideOneThatHasNot()
    {
        var (ended, open) = (Exception("IAM4018", 0), Exception("IAM4018", 1));

        Assert.True(ended.HasEnded("2026-07-01"));
        Assert.False(ended.HasEnded("2026-06-30"));
        Assert.False(open.HasEnded("2026-07-01"));
        Assert.NotEqual(Exception("IAM4019", 0).Action, Exception("IAM4019", 1).Action);
    }

    [Fact]
    public void TemplateThatCannotBeRead_IsShownBesideOneThatCan()
    {
        var blocks = Blocks("IAM4020");

        Assert.NotNull(TemplateFile.Read(blocks[0].Text).Problem);
        Assert.NotNull(TemplateFile.Read(blocks[1].Text).Root);
    }

    private static PolicyException Exception(string rule, int block)
    {
        var file = ExceptionFile.Read("{ \"exceptions\": [ " + Blocks(rule)[block].Text + " ] }");
        Assert.Empty(file.Problems);
        return Assert.Single(file.Exceptions);
    }

    private static IEnumerable<string> Problems(IEnumerable<XElement> elements)
    {
        var declarations = new ProjectDeclarations(AwsCatalog.Default);
        foreach (var element in elements) Declare(declarations, element);
        return declarations.Problems.Select(static problem => problem.Code).Concat(DeclaredCondition.FindConflicts(declarations.Conditions).Select(static problem => problem.Code));
    }

    private static void Declare(ProjectDeclarations declarations, XElement element)
    {
        string Text(string name) => (string?)element.Attribute(name) ?? "";
        var include = Text("Include");
        switch (element.Name.LocalName)
        {
            case "IamPermission": declarations.Declare(new(include, Text("Resource"), Text("PolicyCondition"), Text("Reason"))); break;
            case "IamCondition": declarations.Require(new(include, Text("Operator"), Text("Value"), Text("Services"), Text("Reason"))); break;
            case "IamEncrypted":
                foreach (var service in include.Split(';')) declarations.Encrypt(new(service, Text("KeyArn"), Text("Reason")));
                break;
            case "IamRuntime": declarations.RunOn(include); break;
            case "IamManagedPolicy": declarations.Attach(new(include, Text("Environment"), Text("Role"))); break;
            case "IamInput": declarations.Say(include, Text("Value")); break;
            case "IamPolicyAccount": declarations.ReadOptions("", "", element.Value, ""); break;
            case "IamPolicyRegion": declarations.ReadOptions("", element.Value, "", ""); break;
            case "IamPolicyPartition": declarations.ReadOptions(element.Value, "", "", ""); break;
            case "IamPolicyTarget": declarations.ReadTarget(element.Value); break;
            case "IamPolicyFormats": declarations.ReadFormats(element.Value); break;
            case "IamPolicyFile" or "IamPolicyEnvironments" or "IamPolicyEnabled" or "TargetFrameworks" or "IamExclude" or "IamPolicySharedWith" or "AdditionalFiles": break;
            default: throw new InvalidOperationException("No page has had " + element.Name + " yet.");
        }
    }

    private static List<XElement> Elements(string xml) => [.. XElement.Parse("<Project>" + xml + "</Project>").Elements()];

    private static List<(string Language, string Text)> Blocks(string rule)
        => [.. Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules", rule + ".md")).ReplaceLineEndings("\n")).Select(static block => (block.Groups[1].Value, block.Groups[2].Value))];

    [GeneratedRegex("^```([a-z]+)\n(.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
