using System.Collections.Concurrent;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Build.Page;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Explaining;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Tests.Page;

/// <summary>The page as a parser of HTML reads it.</summary>
public sealed class PolicyPageHtmlTests
{
    private static readonly ConcurrentDictionary<string, string> Pages = new(StringComparer.Ordinal);

    public static TheoryData<string> Examples => new(All.Keys.Order(StringComparer.Ordinal));

    private static Dictionary<string, IReadOnlyList<PageSource>> All { get; } = new(StringComparer.Ordinal)
    {
        ["small"] = PageExamples.Small,
        ["reviewed"] = PageExamples.Reviewed,
        ["entry points"] = PageExamples.EntryPoints,
        ["large"] = PageExamples.Large,
        ["hostile"] = PageExamples.Hostile,
        ["rich"] = PageExamples.Rich,
        ["nothing"] = [PageExamples.Program([], null)],
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Page_IsValidHtml(string example)
    {
        var errors = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = false });
        parser.Error += (_, error) => errors.Add(error.ToString() ?? "");
        using var document = parser.ParseDocument(Html(example));

        Assert.Empty(errors);
        Assert.Equal(document.QuerySelectorAll("[id]").Select(static element => element.Id).Distinct().Count(), document.QuerySelectorAll("[id]").Length);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void ContentSecurityPolicy_AllowsOnlyOurStyleAndScript(string example)
    {
        using var document = Parse(example);
        var style = Assert.Single(document.QuerySelectorAll("style")).TextContent;
        var script = Assert.Single(document.QuerySelectorAll("script")).TextContent;
        var policy = document.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content");

        Assert.Equal($"default-src 'none'; style-src '{PolicyPageHtml.HashOf(style)}'; script-src '{PolicyPageHtml.HashOf(script)}'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'", policy);
        Assert.Empty(document.QuerySelectorAll("[style]"));
        Assert.Empty(document.QuerySelectorAll("link, img, iframe, object, embed, base, form, svg"));
        Assert.DoesNotContain(document.QuerySelectorAll("*").SelectMany(static element => element.Attributes), static attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.All(document.QuerySelectorAll("[href], [src]"), static element => Assert.StartsWith("#", element.GetAttribute("href"), StringComparison.Ordinal));
    }

    // A known hash, so that the test above does not only compare a function with itself.
    [Fact]
    public void Hash_IsSha256InBase64() => Assert.Equal("sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", PolicyPageHtml.HashOf("abc"));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Page_IsTheSameEachTime(string example) => Assert.Equal(Html(example), PolicyPageHtml.Write(PageExamples.PageOf(All[example])));

    [Theory]
    [MemberData(nameof(Examples))]
    public void Link_LeadsToAnElement(string example)
    {
        using var document = Parse(example);

        Assert.All(document.QuerySelectorAll("a"), link => Assert.NotNull(document.GetElementById(link.GetAttribute("href")![1..])));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void EverythingOfTheExplanation_IsOnThePage(string example)
    {
        using var document = Parse(example);
        var text = document.QuerySelector("main")!.TextContent;

        foreach (var (source, explanation) in All[example].SelectMany(ExplanationsOf))
        {
            var wanted = explanation.Pairs.SelectMany(static pair => new[] { pair.Action, pair.Resource, pair.Statement }.Concat(pair.Conditions.SelectMany(static one => one.Values.Append(one.Key).Append(one.Operator))))
                .Concat(explanation.Pairs.SelectMany(static pair => pair.Needs).Concat(explanation.NotEmitted).SelectMany(static need => new[] { need.Action, need.Member, need.Source == NeedsSource.Project ? "declared by the project" : need.Source, need.Reason }.Concat(need.Inputs).Concat(need.Places)))
                .Concat(explanation.Unresolved.SelectMany(static call => new[] { call.Call.Member, call.Call.Why, call.Source }.Concat(call.Places)))
                .Concat(explanation.NotAnalysed)
                .Concat(explanation.Compiled)
                .Concat(explanation.NotReached.SelectMany(static call => new[] { call.Call.Member, call.Call.Owner, call.Source }))
                .Concat(explanation.Declared.SelectMany(static one => new[] { one.Item, one.What, one.Reason }))
                .Concat(explanation.Excluded.SelectMany(static one => one.TakenOut.Append(one.Exclusion.What).Append(one.Exclusion.Reason)))
                .Append(explanation.EntryPoint)
                .Append(explanation.Fit is { } fit ? PageTexts.Number(fit.Size) + " of at most " + PageTexts.Number(fit.Quota) : "so there is no policy");
            Assert.All(wanted, one => Assert.Contains(VisibleText.Of(one), text, StringComparison.Ordinal));
            Assert.Equal(source.Comparisons.Count > 0, PageExamples.PageOf(All[example]).Parts.First(part => part.EntryPoint == source.EntryPoint && part.Principal.Length == 0).Reviews.Count > 0);
        }
    }

    [Fact]
    public void WhatTheComparisonSaysBeside_IsOnThePage()
    {
        using var document = Parse("rich");
        var notes = document.QuerySelectorAll(".note").Select(static note => string.Join(' ', note.TextContent.Split('\n', StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Equal(
            [
                "Unresolved calls (1) Not in the policy: the code does not show which operation they call. Shop.Plugins.Run in App, because it is dynamic at src/PluginsStore.cs:340",
                "dev: Perhaps needed, and not allowed (1) The code does not show whether the request asks for it. s3:PutObjectTagging",
                "dev: Accepted by an exception (1) sns:Publish IAM2001: topic is shared. Owner: team@example.com, until 2027-01-31",
                "dev: Unused permissions are not listed, because 1 call is unresolved (IAM1001).",
                "prod: Perhaps needed, and not allowed (1) The code does not show whether the request asks for it. s3:PutObjectTagging",
                "prod: Allowed for some of the possible values (1) The reviewed policy names other resources or a condition, and the code does not show whether they fit. s3:GetObject",
                "prod: Unused permissions are not listed, because 1 call is unresolved (IAM1001).",
                "prod: Shared with other projects (1) Unused permissions of these files are not listed. prod.json",
                "Not analysed (1) These references use the SDK, and their code cannot be read. Packed",
            ],
            notes.Take(9));
        Assert.Contains("Compared with the reviewed policy dev, prod.", document.QuerySelector(".part")!.TextContent, StringComparison.Ordinal);

        // Only the one environment lacks it, and the page says which.
        Assert.Contains("In prod: the code needs it, and the reviewed policy does not allow it", Assert.Single(document.GetElementById("action=sns:Publish")!.QuerySelectorAll(".change")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Condition_StandsWithItsResource()
    {
        using var document = Parse("rich");

        Assert.Contains("Only when iam:PassedToService StringEquals lambda.amazonaws.com", document.GetElementById("action=iam:PassRole")!.QuerySelector(".grant")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("; named by App:Bucket", document.GetElementById("action=s3:GetObject")!.QuerySelector(".grant")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("IamPermission declared by the project; a sidecar", document.GetElementById("action=cloudwatch:PutMetricData")!.QuerySelector(".grant")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Place_StandsWithItsCall()
    {
        using var document = Parse("reviewed");
        var action = document.GetElementById("action=s3:GetObject")!;

        Assert.Equal(["arn:aws:s3:::archive/*", "arn:aws:s3:::reports/*"], action.QuerySelectorAll(".grant > ul:not(.calls) code").Select(static code => code.TextContent));
        var call = Assert.Single(action.QuerySelectorAll(".grant .calls > li"));
        Assert.StartsWith("Amazon.S3.IAmazonS3.GetObjectAsync in App at src/S3Store.cs:", call.TextContent, StringComparison.Ordinal);
        Assert.Contains("the code needs more of it than the reviewed policy allows, on arn:aws:s3:::archive/*: allowed: arn:aws:s3:::reports/*.", action.QuerySelector(".change.new")!.TextContent, StringComparison.Ordinal);
        Assert.True(action.ClassList.Contains("new"));
        Assert.False(action.ClassList.Contains("excess"));
    }

    [Fact]
    public void ConditionalNeed_IsMarked()
    {
        using var document = Parse("reviewed");
        var action = document.GetElementById("action=s3:GetObjectVersion")!;

        Assert.True(action.ClassList.Contains("conditional"));
        Assert.Contains("Needed in some cases", action.TextContent, StringComparison.Ordinal);
        Assert.Contains("if VersionId is set", action.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void ServicesAndActions_StandInTheOrderOfTheirRisk()
    {
        using var document = Parse("large");
        var services = document.QuerySelectorAll(".service > summary > code").Select(static code => code.TextContent).ToList();

        // The planted ones, then those with a risk, then the rest by access.
        Assert.Equal(["iam", "dynamodb", "secretsmanager", "lambda"], services.Take(4));
        Assert.Equal(26, services.Count);
        Assert.Equal("dynamodb:*", document.QuerySelectorAll(".service")[1].QuerySelector(".action code")!.TextContent);
    }

    [Fact]
    public void LongPage_IsFolded_AndShortPageIsOpen()
    {
        using var large = Parse("large");
        using var small = Parse("small");

        Assert.Empty(large.QuerySelectorAll(".service[open], .action[open]"));
        Assert.Empty(small.QuerySelectorAll("#actions details:not([open])"));
    }

    [Fact]
    public void EntryPoint_HasAPartAndAddressesOfItsOwn()
    {
        using var document = Parse("entry points");

        Assert.Equal(["program", "role=auditor", "entry=AddOrder", "entry=Deploy"], document.QuerySelectorAll(".part").Select(static part => part.Id));
        Assert.Contains("(template.yaml(5)): only what it reaches", document.GetElementById("entry=AddOrder")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(document.GetElementById("entry=Deploy&action=iam:PassRole"));
        Assert.Null(document.GetElementById("entry=AddOrder&action=iam:PassRole"));
        Assert.Contains("Privilege escalation", document.GetElementById("entry=Deploy&action=iam:PassRole")!.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void HostileNames_AreTextAndNothingElse()
    {
        using var document = Parse("hostile");
        var text = document.QuerySelector("main")!.TextContent;
        var html = Html("hostile");

        Assert.All(PageExamples.HostileNames, name => Assert.Contains(VisibleText.Of(name), text, StringComparison.Ordinal));
        Assert.Equal("App</title><script>alert(1)</script>\\u202E: IAM policy", document.Title);
        Assert.DoesNotContain(html, static c => c is '\0' or '\u202E' or '\u2066' or '\u200B' or '\uFEFF' or '\u2028' or '\u3164' || char.IsSurrogate(c));

        // No element but ours, and none with an attribute that we do not write. Only here names are so long that they get a frame.
        Assert.Subset(new HashSet<string>(ElementsOf(All.Keys.Where(static name => name != "hostile"))) { "code class tabindex" }, ElementsOf(["hostile"]));
    }

    [Fact]
    public void ScriptAndStyle_CannotEndThemselves()
    {
        using var document = Parse("small");

        Assert.DoesNotContain("</", document.QuerySelector("script")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", document.QuerySelector("script")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("</", document.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", Html("small"), StringComparison.Ordinal);
    }

    [Fact]
    public void LargerThanItsQuota_IsTold()
    {
        var part = PageExamples.PageOf(PageExamples.Small).Parts[0] with { Size = new(1, 7000, 6144, true) };
        using var document = new HtmlParser().ParseDocument(PolicyPageHtml.Write(new PolicyPage("App", "2026-01-01", new[] { part }.ToEquatableArray())));
        var size = document.QuerySelector(".size")!;

        Assert.Equal("One document of 7,000 of at most 6,144 characters.  Larger than AWS accepts Patterns stand for actions.", size.TextContent.Trim());
        Assert.Equal(("6144", "6144"), (size.QuerySelector("meter")!.GetAttribute("value"), size.QuerySelector("meter")!.GetAttribute("max")));
        Assert.Contains("The policy is larger than its quota", document.QuerySelector(".answers")!.TextContent, StringComparison.Ordinal);
    }

    private static HashSet<string> ElementsOf(IEnumerable<string> examples)
        => [.. examples.SelectMany(static example => Parse(example).QuerySelectorAll("*")).Select(static element => element.LocalName + " " + string.Join(' ', element.Attributes.Select(static attribute => attribute.Name).Except(["open"])))];

    private static string Html(string example) => Pages.GetOrAdd(example, static name => PolicyPageHtml.Write(PageExamples.PageOf(All[name])));

    private static IHtmlDocument Parse(string example) => new HtmlParser().ParseDocument(Html(example));

    private static IEnumerable<(PageSource Source, Explanation Explanation)> ExplanationsOf(PageSource source)
        => FittedPolicy.AllOf(source.References.Unite(source.Own.Needs), source.References.Options, AwsCatalog.Default)
            .DefaultIfEmpty(FittedPolicy.OfNothing)
            .Select(policy => (source, new Explainer(source.Own, source.References, source.Places, AwsCatalog.Default) { EntryPoint = source.Remark }.Explain(policy.Policy, policy.Fit)));
}
