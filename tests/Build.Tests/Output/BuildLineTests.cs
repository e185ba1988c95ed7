using IamAnalyzers.Build.Output;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Explaining;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Tests.Output;

public sealed class BuildLineTests
{
    private static readonly WrittenPolicy Policy = new("", 11, 6, 2, new[] { "{}" }.ToEquatableArray(), "{}", "# Why", "");

    [Fact]
    public void Policy_IsOneLineWithCountsAndPath()
        => Assert.Equal(
            "IamAnalyzers: 11 actions in 6 statements (2 conditional, 1 unresolved call) -> out/App.iam-policy.json",
            BuildLine.Of(Policy, Made(1), "out/App.iam-policy.json"));

    [Fact]
    public void AssembliesThatWereNotAnalysed_AreNamed()
        => Assert.Equal(
            "IamAnalyzers: 11 actions in 6 statements (2 conditional, 0 unresolved calls); not analysed: A, B -> x.json",
            BuildLine.Of(Policy, Made(0, "A", "B"), "x.json"));

    [Fact]
    public void OtherFormats_AreCountedAndNamed()
    {
        var policy = Policy with { Formatted = new[] { new FormattedPolicy("cdk", ".cs", ""), new FormattedPolicy("terraform", ".tf", "") }.ToEquatableArray() };

        Assert.Equal(
            "IamAnalyzers: 11 actions in 6 statements (2 conditional, 0 unresolved calls); 2 more formats: cdk, terraform; not analysed: A -> x.json",
            BuildLine.Of(policy, Made(0, "A"), "x.json"));
    }

    [Fact]
    public void PageForReviewers_IsOneOfTheFormats()
    {
        var policy = Policy with { Formatted = new[] { new FormattedPolicy("cdk", ".cs", ""), new FormattedPolicy("terraform", ".tf", "") }.ToEquatableArray() };

        Assert.Equal(
            "IamAnalyzers: 11 actions in 6 statements (2 conditional, 0 unresolved calls); 3 more formats: cdk, html, terraform -> x.json",
            BuildLine.Of(policy, Made(0) with { Page = "<!DOCTYPE html>" }, "x.json"));
    }

    [Fact]
    public void ActionsThatDependOnTheDeployment_AreCountedAndNamed()
    {
        var made = Made(0) with { Deployment = new[] { "kms:Decrypt", "kms:Encrypt" }.ToEquatableArray() };

        Assert.Equal(
            "IamAnalyzers: 11 actions in 6 statements (2 conditional, 2 left to the deployment, 0 unresolved calls) -> x.json",
            BuildLine.Of(Policy, made, "x.json"));
        Assert.Equal("IamAnalyzers leaves to the deployment: kms:Decrypt, kms:Encrypt", BuildLine.OfDeployment(made));
        Assert.Null(BuildLine.OfDeployment(Made(0)));
    }

    [Fact]
    public void ActionThatThePolicyHoldsAnyway_IsNotLeftToTheDeployment()
    {
        static Permission Needed(string action, Tier tier) => new(action, new[] { "*" }.ToEquatableArray(), default, tier, "m", "", "", "");

        var needs = NeedsRecord.Create([Needed("kms:Decrypt", Tier.Required), Needed("kms:Decrypt", Tier.Deployment), Needed("kms:Encrypt", Tier.Deployment)], [], []);

        Assert.Equal(["kms:Encrypt"], Made(needs).Deployment);
    }

    [Fact]
    public void NoPolicy_SaysSo()
        => Assert.Equal(
            "IamAnalyzers: no AWS permission found for App (2 unresolved calls); not analysed: A, so no policy is written",
            BuildLine.OfNothing(Made(2, "A"), "App"));

    [Fact]
    public void MadePolicies_AreReadAsWritten()
    {
        var made = new WrittenPolicies(
            new[] { Policy, new WrittenPolicy("role x", 1, 1, 0, new[] { "{\n  \"a\": \"%\t\"\n}\n", "" }.ToEquatableArray(), "{ }", "a\tb\n", ", 2 documents") { Formatted = new[] { new FormattedPolicy("terraform", ".tf", "a \t\n\"b\"") }.ToEquatableArray() }, new WrittenPolicy("none", 0, 0, 0, default, "{ }", "", "") }.ToEquatableArray(), 3, new[] { "kms:Decrypt" }.ToEquatableArray(), new[] { "A B", "C" }.ToEquatableArray()) { Report = "# page\n\ta %b\n", Page = "<!DOCTYPE html>\n\t<p>%" };

        Assert.Equal(made, WrittenPolicies.Parse(made.Write()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("something else")]
    [InlineData("iam-policies 3\n")]
    [InlineData("iam-policies 3\nx\t\n")]
    [InlineData("iam-policies 3\n0\t\t\nhalf a line")]
    public void OtherText_IsNotRead(string text) => Assert.Null(WrittenPolicies.Parse(text));

    [Fact]
    public void SeveralDocumentsAndPatterns_AreTold()
    {
        var needs = NeedsRecord.Create(
            AwsCatalog.Default.FindPrefix("ec2")!.Actions.Skip(1).Select(static action => new Permission(action.Name, new[] { "*" }.ToEquatableArray(), default, Tier.Required, "m", "", "", "")), [], []);

        Assert.Contains(", 0 unresolved calls), 5 documents -> x.json", BuildLine.Of(Made(needs).Policies[0], Made(needs), "x.json"), StringComparison.Ordinal);
        Assert.Contains($", 0 unresolved calls), patterns exact on {AwsCatalog.Default.DataDate} -> x.json", BuildLine.Of(Made(needs, shrink: true).Policies[0], Made(needs), "x.json"), StringComparison.Ordinal);
    }

    private static WrittenPolicies Made(NeedsRecord needs, bool shrink = false)
    {
        var references = ReferenceNeeds.Empty with { Options = PolicyOptions.Default with { Shrink = shrink } };
        var policies = PolicyBuilder.Build(needs.Permissions, references.Options, AwsCatalog.Default)
            .Select(policy => new FittedPolicy(policy, PolicyFit.Of(policy.Document, references.Options, AwsCatalog.Default)))
            .ToArray();
        return WrittenPolicies.Of(policies, needs, references, new Explainer(new NeedsSource("App", true, needs), references, NoPlaces.Instance, AwsCatalog.Default));
    }

    private static WrittenPolicies Made(int unresolved, params string[] notAnalysed)
        => new(new[] { Policy }.ToEquatableArray(), unresolved, default, notAnalysed.ToEquatableArray());
}
