using System.Text.Json;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Explaining;
using IamAnalyzers.Core.Records;
using Xunit;
using static IamAnalyzers.Core.Tests.Lists;

namespace IamAnalyzers.Core.Tests.Policies.Explaining;

public sealed class ExplainerTests
{
    private static readonly string InputBucket = "arn:${Partition}:s3:::" + ArnPlaceholders.Input("App:Bucket") + "/*";

    [Fact]
    public void Pair_IsExplainedByEachNeedOfIt_AndNoOther()
    {
        var explanation = Explain(Need("s3:GetObject", "arn:${Partition}:s3:::a/*", "M.Get"), Need("s3:PutObject", "arn:${Partition}:s3:::b/*", "M.Put"));

        Assert.Equal(["s3:GetObject arn:aws:s3:::a/* M.Get", "s3:PutObject arn:aws:s3:::b/* M.Put"], Lines(explanation));
    }

    [Fact]
    public void InputThatNamesTheResource_IsAStarInThePolicy_AndNamedInTheExplanation()
    {
        var explanation = Explain(Need("s3:GetObject", InputBucket, "M.Get"));

        Assert.Equal("arn:aws:s3:::*/*", Assert.Single(explanation.Pairs).Resource);
        Assert.Equal(["App:Bucket"], explanation.Pairs[0].Needs[0].Inputs);
    }

    [Fact]
    public void CallsOfTheProgram_HavePlaces_ThoseOfAReferenceItsName()
    {
        var reference = new NeedsSource("Library", true, NeedsRecord.Create([Need("s3:GetObject", "*", "M.Get")], [], []));

        var needs = Assert.Single(Explain([reference], Need("s3:GetObject", "*", "M.Get")).Pairs).Needs;

        Assert.Equal([("App", "M.Get.cs:1"), ("Library", "")], needs.Select(need => (need.Source, string.Join(' ', need.Places))));
    }

    [Fact]
    public void WhatThePolicyDoesNotHold_IsToldToo()
    {
        var own = new NeedsSource("App", true, NeedsRecord.Create(
            [Need("s3:GetObject", "*", "M.Get"), Need("kms:Decrypt", "*", "M.Get") with { Tier = Tier.Deployment, Reason = "only with a key" }],
            [new UnresolvedCall("M.Dynamic", "it is dynamic")],
            []));
        var references = ReferenceNeeds.Empty with
        {
            Sources = List(new NeedsSource("Old", false, NeedsRecord.Create([], [new UnresolvedCall("M.Old", "no record")], []))),
            Exclusions = List(new Exclusion("sqs:SendMessage", "a local queue")),
        };
        var explanation = Explain(own, references);

        Assert.Equal(["kms:Decrypt"], explanation.NotEmitted.Select(need => need.Action));
        Assert.Equal(["M.Dynamic", "M.Old"], explanation.Unresolved.Select(call => call.Call.Member));
        Assert.Equal(["Old"], explanation.NotAnalysed);
        var text = ExplanationMarkdown.Write(explanation);
        Assert.All(["only with a key", "it is dynamic", "`sqs:SendMessage`: a local queue", "- Old"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(ExplanationJson.Write(explanation));
        Assert.Equal("kms:Decrypt", json.RootElement.GetProperty("LeftToTheDeployment")[0].GetProperty("Action").GetString());
        Assert.Equal("a local queue", json.RootElement.GetProperty("Excluded")[0].GetProperty("Reason").GetString());
    }

    private static Permission Need(string action, string resource, string member)
        => new(action, List(resource), default, Tier.Required, member, "", "", "");

    private static Explanation Explain(params Permission[] needs) => Explain([], needs);

    private static Explanation Explain(NeedsSource[] references, params Permission[] needs)
        => Explain(new NeedsSource("App", true, NeedsRecord.Create(needs, [], [])), ReferenceNeeds.Empty with { Sources = references.ToEquatableArray() });

    private static Explanation Explain(NeedsSource own, ReferenceNeeds references)
    {
        var policy = PolicyBuilder.Build(references.Unite(own.Needs).Permissions, references.Options, AwsCatalog.Default)[0];
        return new Explainer(own, references, member => [member + ".cs:1"], "2026-01-01").Explain(policy);
    }

    private static IEnumerable<string> Lines(Explanation explanation)
        => explanation.Pairs.Select(pair => $"{pair.Action} {pair.Resource} {string.Join(',', pair.Needs.Select(need => need.Member))}");
}
