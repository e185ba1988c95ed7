using IamAnalyzers.Build.Page;

namespace IamAnalyzers.Build.Tests.Page;

/// <summary>The three answers of the first screen, and what is to be looked at.</summary>
public sealed class PageAnswersTests
{
    [Fact]
    public void WithoutReviewedPolicy_EverythingIsNew()
        => Assert.Equal(
            [
                "What new access does it need? All of it: 3 actions | There is no reviewed policy to compare with. | 2 write, 1 only reads",
                "How dangerous is it? No risk is known",
                "Who calls AWS? 3 calls in App | In src/S3Store.cs (2), src/SQSStore.cs (1)",
            ],
            Shown(PageExamples.Small));

    [Fact]
    public void WithReviewedPolicy_TheDifferencesAreNamed()
    {
        var answers = PageAnswers.Of(PageExamples.PageOf(PageExamples.Reviewed));

        Assert.Equal("2 actions that the reviewed policy does not allow", answers[0].Sentence);
        Assert.Equal(["Not allowed at all: sqs:SendMessage", "Allowed too narrowly: s3:GetObject", "1 writes, 1 only reads"], answers[0].Facts);
        Assert.False(answers[0].IsAlarm);
        Assert.Equal("It can escalate privileges; 2 grants exceed what the code needs", answers[1].Sentence);
        Assert.Equal(["The reviewed policy allows more than the code needs: iam:CreateAccessKey, dynamodb:*", "Risky actions: privilege escalation 1, resource exposure 1, data exfiltration 1"], answers[1].Facts);
        Assert.True(answers[1].IsAlarm);
    }

    [Fact]
    public void ReviewedPolicyThatAllowsAll_HasNothingNew()
        => Assert.Equal(
            ["What new access does it need? Nothing new | The reviewed policy allows everything that the code is known to need.", "How dangerous is it? No risk is known", "Who calls AWS? 1 call in App | In src/S3Store.cs (1)"],
            Shown([PageExamples.Program(
                [PageExamples.Need("s3:GetObject", "arn:aws:s3:::reports/*", "Amazon.S3.IAmazonS3.GetObjectAsync")],
                """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }""")]));

    [Fact]
    public void UnresolvedCall_LeavesBothAnswersInDoubt()
    {
        var answers = PageAnswers.Of(PageExamples.PageOf([PageExamples.Program(
            [PageExamples.Need("s3:GetObject", "arn:aws:s3:::reports/*", "Amazon.S3.IAmazonS3.GetObjectAsync")],
            """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": [ "s3:GetObject", "sqs:SendMessage" ], "Resource": "*" } ] }""",
            unresolved: [new Core.Calls.UnresolvedCall("Shop.Plugins.Run", "it is dynamic")])]));

        Assert.Contains("1 call could not be resolved: what it needs is missing here", answers[0].Facts);
        Assert.Contains("IamAnalyzers cannot determine which permissions are unused, because 1 call is unresolved (IAM1001)", answers[1].Facts);
    }

    [Fact]
    public void ProgramWithoutNeeds_SaysSo()
        => Assert.Equal(["What new access does it need? Nothing | No call needs a permission.", "How dangerous is it? No risk is known", "Who calls AWS? No call"], Shown([PageExamples.Program([], null)]));

    [Fact]
    public void EntryPoints_AreTheCallers_AndThoseWithoutReviewAreNamed()
    {
        var answers = PageAnswers.Of(PageExamples.PageOf(PageExamples.EntryPoints));

        Assert.Equal("1 action that the reviewed policy does not allow", answers[0].Sentence);
        Assert.Contains("Without a reviewed policy: Deploy", answers[0].Facts);
        Assert.Equal("2 entry points: AddOrder, Deploy", answers[2].Sentence);
        Assert.Contains("1 call could not be resolved: what it needs is missing here", answers[2].Facts);
        Assert.Contains(answers[2].Facts, static fact => fact.StartsWith("Riskiest call: lambda:CreateFunction at src/LambdaStore.cs:", StringComparison.Ordinal));
    }

    [Fact]
    public void DeclaredAction_HasNoCall()
    {
        var project = new Core.Records.NeedsSource(Core.Records.NeedsSource.Project, true, Core.Records.NeedsRecord.Create([PageExamples.Need("sqs:SendMessage", "*", "IamPermission")], [], []));
        var source = PageExamples.Program([], null);
        source = source with { References = source.References with { Sources = Core.Common.EquatableArray<Core.Records.NeedsSource>.From([project]) } };

        var answer = PageAnswers.Of(PageExamples.PageOf([source]))[2];

        Assert.Equal("No call", answer.Sentence);
        Assert.Equal(["1 action is declared by the project, without a call"], answer.Facts);
    }

    [Fact]
    public void PlantedOverGrants_AreTheFirstToBeLookedAt()
    {
        var page = PageExamples.PageOf(PageExamples.Large);
        var groups = PageFindings.Of(page);

        Assert.Equal(300, page.Parts[0].Actions.Count(static action => action.Grants.Count > 0));
        Assert.Equal("excess", groups[0].Kind);
        Assert.Equal(PageExamples.Planted, groups[0].Items.Select(static item => item.Action.Name));
        Assert.Contains(string.Join(", ", PageExamples.Planted), PageAnswers.Of(page)[1].Facts[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Action_StandsUnderItsFirstReasonOnly()
    {
        var names = PageFindings.Of(PageExamples.PageOf(PageExamples.Reviewed)).Select(static group => (group.Kind, string.Join(' ', group.Items.Select(static item => item.Action.Name))));

        Assert.Equal([("excess", "iam:CreateAccessKey dynamodb:*"), ("new", "sqs:SendMessage s3:GetObject"), ("risky", "secretsmanager:GetSecretValue")], names);
    }

    private static IEnumerable<string> Shown(IReadOnlyList<PageSource> sources)
        => PageAnswers.Of(PageExamples.PageOf(sources)).Select(static answer => string.Join(" | ", answer.Facts.Prepend(answer.Question + " " + answer.Sentence)));
}
