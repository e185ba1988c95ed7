using System.Text.Json;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Conditions;
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
    public void PassOfARoleToOneService_IsNotExplainedByAPassToAnother()
    {
        var explanation = Explain(Pass("sns.amazonaws.com", "*", "M.SetTopic"), Pass("events.amazonaws.com", "rule", "M.PutRule"));

        Assert.Equal(
            ["iam:PassRole arn:aws:iam::111122223333:role/* M.SetTopic", "iam:PassRole arn:aws:iam::111122223333:role/rule M.PutRule"],
            Lines(explanation).Order(StringComparer.Ordinal));

        static Permission Pass(string service, string role, string member)
            => Need("iam:PassRole", "arn:aws:iam::111122223333:role/" + role, member) with { Conditions = List(new PolicyCondition("StringEquals", "iam:PassedToService", List(service))) };
    }

    [Fact]
    public void InputThatNamesTheResource_IsAStarInThePolicy_AndNamedInTheExplanation()
    {
        var explanation = Explain(Need("s3:GetObject", InputBucket, "M.Get"));

        Assert.Equal("arn:aws:s3:::*/*", Assert.Single(explanation.Pairs).Resource);
        Assert.Equal(["App:Bucket"], explanation.Pairs[0].Needs[0].Inputs);
    }

    [Fact]
    public void CallsOfTheProgramAndOfReferences_HavePlaces_WhereTheyAreKnown()
    {
        var needed = NeedsRecord.Create([Need("s3:GetObject", "*", "M.Get")], [], []);

        var needs = Assert.Single(Explain([new NeedsSource("Elsewhere", true, needed), new NeedsSource("Library", true, needed)], Need("s3:GetObject", "*", "M.Get")).Pairs).Needs;

        Assert.Equal([("App", "App/M.Get.cs:1"), ("Elsewhere", ""), ("Library", "Library/M.Get.cs:1")], needs.Select(need => (need.Source, string.Join(' ', need.Places))));
    }

    [Fact]
    public void ResourcesOfTheSameCalls_StandTogetherForPeople_AndApartForTools()
    {
        var explanation = Explain(Need("s3:GetObject", "arn:${Partition}:s3:::a/*", "M.Get"), Need("s3:GetObject", "arn:${Partition}:s3:::b/*", "M.Get"), Need("s3:GetObject", "arn:${Partition}:s3:::c/*", "M.Read"));

        Assert.Contains(
            "\n- `s3:GetObject` on `arn:aws:s3:::a/*`, `arn:aws:s3:::b/*`\n  - `M.Get` in App (App/M.Get.cs:1)\n\n- `s3:GetObject` on `arn:aws:s3:::c/*`\n  - `M.Read` in App",
            ExplanationMarkdown.Write(explanation),
            StringComparison.Ordinal);
        using var json = JsonDocument.Parse(ExplanationJson.Write(explanation));
        Assert.Equal(3, json.RootElement.GetProperty("Allowed").GetArrayLength());
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

    [Fact]
    public void WhatTheProjectSays_IsListed_WithWhatItChanges()
    {
        var own = new NeedsSource("App", true, NeedsRecord.Create([Need("s3:GetObject", "*", "M.Get"), Need("sqs:SendMessage", "*", "M.Send")], [], []));
        var declared = NeedsRecord.Create([Need("sns:Publish", "*", "IamPermission") with { Reason = "a framework" }, .. RuntimePreset.Find("XRay")!.Permissions], [], []);
        var references = ReferenceNeeds.Empty with
        {
            Options = PolicyOptions.Default with
            {
                Conditions = List(new ProjectCondition(new PolicyCondition("StringLike", "s3:prefix", List("a/*")), List("s3"), "one home")),
                Encrypted = List(new EncryptedService("s3", default, "")),
            },
            Sources = List(new NeedsSource(NeedsSource.Project, true, declared)),
            Exclusions = List(new Exclusion("M.Send", ""), new Exclusion("ec2:RunInstances", "gone")),
        };

        var explanation = Explain(own, references);

        Assert.Contains(new ExplainedDeclaration("IamPermission", "sns:Publish on *", "a framework"), explanation.Declared);
        Assert.Equal(5, explanation.Declared.Count(static declaration => declaration.Item == "IamRuntime XRay"));
        Assert.Contains(new ExplainedDeclaration("IamCondition", "s3:prefix StringLike a/*, for s3", "one home"), explanation.Declared);
        Assert.Contains(explanation.Declared, static declaration => declaration is { Item: "IamEncrypted", What: "s3 with any key, which is more than needed" });
        Assert.Equal(["sqs:SendMessage of M.Send"], explanation.Excluded[0].TakenOut);
        Assert.Empty(explanation.Excluded[1].TakenOut);
        Assert.Equal("s3:GetObject", Assert.Single(explanation.Notes).Action);
        Assert.Contains("`s3:prefix` is not applied to `s3:GetObject`, because no request for the action carries the key", ExplanationMarkdown.Write(explanation), StringComparison.Ordinal);
    }

    [Fact]
    public void PatternThatStandsForActions_IsNamedBesideEachOfThem()
    {
        var actions = AwsCatalog.Default.FindPrefix("ec2")!.Actions.Select(static action => action.Name).ToArray();
        var references = ReferenceNeeds.Empty with { Options = PolicyOptions.Default with { Shrink = true } };

        var explanation = Explain(new NeedsSource("App", true, NeedsRecord.Create(actions.Select(static action => Need(action, "*", "M")), [], [])), references);

        Assert.Equal(actions.Select(static action => (action, "ec2:*", 1)), explanation.Pairs.Select(static pair => (pair.Action, pair.WrittenAs, pair.Needs.Count)));
        Assert.Contains(AwsCatalog.Default.DataDate, ExplanationMarkdown.Write(explanation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void BucketThatMayBeAnAccessPoint_IsAllowedOrItsAssumptionIsNamed(bool hasAccessPoints, bool isNamed)
    {
        const string AccessPoint = "arn:${Partition}:s3:*:*:accesspoint/*/object/*";
        var need = Need("s3:GetObject", "arn:${Partition}:s3:::*/*", "M");
        need = need with { Resources = EquatableArray<string>.From([Core.Arns.ArnPlaceholders.OtherForm + AccessPoint, .. need.Resources]) };
        var references = ReferenceNeeds.Empty with { Options = PolicyOptions.Default with { S3AccessPoints = hasAccessPoints } };

        var explanation = Explain(new NeedsSource("App", true, NeedsRecord.Create([need], [], [])), references);

        Assert.Equal(hasAccessPoints, explanation.Pairs.Any(static pair => pair.Resource.Contains("accesspoint", StringComparison.Ordinal)));
        Assert.Equal(isNamed, ExplanationMarkdown.Write(explanation).Contains("`IamPolicyS3AccessPoints=true`", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(ExplanationJson.Write(explanation));
        Assert.Equal(isNamed, json.RootElement.TryGetProperty("TakesNamesForBuckets", out _));
    }

    [Fact]
    public void ProgramThatNeedsNothing_IsExplained()
    {
        var own = new NeedsSource("App", true, NeedsRecord.Create([], [new UnresolvedCall("M.Dynamic", "it is dynamic")], []));

        var explanation = new Explainer(own, ReferenceNeeds.Empty, new GivenPlaces(static (_, _) => []), AwsCatalog.Default).Explain(new PrincipalPolicy("", new PolicyDocument(default)), null);

        var text = ExplanationMarkdown.Write(explanation);
        Assert.Contains("there is no policy", text, StringComparison.Ordinal);
        Assert.Contains("`M.Dynamic` in App, because it is dynamic", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(ExplanationJson.Write(explanation));
        Assert.Equal(0, json.RootElement.GetProperty("Allowed").GetArrayLength());
    }

    private static Permission Need(string action, string resource, string member)
        => new(action, List(resource), default, Tier.Required, member, "", "", "");

    private static Explanation Explain(params Permission[] needs) => Explain([], needs);

    private static Explanation Explain(NeedsSource[] references, params Permission[] needs)
        => Explain(new NeedsSource("App", true, NeedsRecord.Create(needs, [], [])), ReferenceNeeds.Empty with { Sources = references.ToEquatableArray() });

    private static Explanation Explain(NeedsSource own, ReferenceNeeds references)
    {
        var policy = PolicyBuilder.Build(references.Unite(own.Needs).Permissions, references.Options, AwsCatalog.Default)[0];
        return new Explainer(own, references, new GivenPlaces(static (source, member) => source == "Elsewhere" ? [] : [$"{source}/{member}.cs:1"]), AwsCatalog.Default)
            .Explain(policy, PolicyFit.Of(policy.Document, references.Options, AwsCatalog.Default));
    }

    private static IEnumerable<string> Lines(Explanation explanation)
        => explanation.Pairs.Select(pair => $"{pair.Action} {pair.Resource} {string.Join(',', pair.Needs.Select(need => need.Member))}");
}
