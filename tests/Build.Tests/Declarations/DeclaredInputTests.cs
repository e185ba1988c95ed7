using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Core.Arns;
using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Tests.Declarations;

/// <summary>What a project says of the inputs of its program.</summary>
public class DeclaredInputTests
{
    private static readonly string Bucket = $"arn:{ArnPlaceholders.Partition}:s3:::{ArnPlaceholders.Input("Storage:Bucket")}/{ArnPlaceholders.Input("PREFIX")}/*";
    private static readonly string Queue = ArnPlaceholders.InputArn("Jobs:QueueUrl", $"arn:{ArnPlaceholders.Partition}:sqs:{ArnPlaceholders.AnyRegion}:{ArnPlaceholders.AnyAccount}:*");

    [Theory]
    [InlineData("uploads", "arn:aws:s3:::uploads/*/*")]
    [InlineData("uploads-*", "arn:aws:s3:::uploads-*/*/*")]
    [InlineData("a; b", "arn:aws:s3:::a/*/* arn:aws:s3:::b/*/*")]
    // An ARN is no name, so it says nothing of a place that takes a name.
    [InlineData("arn:aws:s3:::uploads", "arn:aws:s3:::*/*/*")]
    public void Name_StandsWhereTheInputDoes(string value, string expected)
        => Assert.Equal(expected, Resources(Bucket, ("storage:BUCKET", value)));

    [Fact]
    public void SeveralInputs_AreCombined()
        => Assert.Equal("arn:aws:s3:::a/x/* arn:aws:s3:::a/y/* arn:aws:s3:::b/x/* arn:aws:s3:::b/y/*", Resources(Bucket, ("Storage:Bucket", "a;b"), ("PREFIX", "x;y")));

    [Theory]
    [InlineData("arn:aws:sqs:eu-west-1:123456789012:jobs", "arn:aws:sqs:eu-west-1:123456789012:jobs")]
    // A name alone does not tell the ARN.
    [InlineData("jobs", "arn:aws:sqs:*:*:*")]
    public void Arn_StandsForWhatTheInputNames(string value, string expected)
        => Assert.Equal(expected, Resources(Queue, ("Jobs:QueueUrl", value)));

    [Theory]
    [InlineData("")]
    [InlineData(" ; ")]
    [InlineData("two words")]
    [InlineData("${aws:username}")]
    public void ValueThatCannotStandInAnArn_IsWrong(string value)
    {
        var problem = DeclaredInput.TryRead("X", value, out var input);
        Assert.Equal(RuleIds.BadInput, problem?.Code);
        Assert.Null(input);
    }

    [Fact]
    public void InputThatNothingNames_IsToldWithTheNearest()
    {
        var problem = Assert.Single(DeclaredInput.Idle(Needs(Bucket), PolicyOptions.Default with { Inputs = Inputs(("Storage:Buckets", "x"), ("prefix", "y")) }));
        Assert.Contains("did you mean Storage:Bucket?", problem.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage:Bucket", "arn:aws:s3:::uploads", "the policy needs the name that it holds, not the ARN")]
    [InlineData("Jobs:QueueUrl", "jobs", "the policy needs the ARN of what it names, not the name")]
    public void ValueThatDoesNotFitItsPlace_IsTold(string name, string value, string expected)
        => Assert.Contains(expected, Assert.Single(DeclaredInput.Idle(Needs(name == "Storage:Bucket" ? Bucket : Queue), PolicyOptions.Default with { Inputs = Inputs((name, value)) })).Text, StringComparison.Ordinal);

    [Fact]
    public void Settings_CountWhereTheProgramNamesResourcesByThem()
    {
        var options = DeclaredInput.WithSettings(
            PolicyOptions.Default with { Inputs = Inputs(("PREFIX", "x")) },
            ["""{ "Storage": { "Bucket": "first" }, "prefix": "never", "Secret": "not kept" }""", "no json", """{ "storage:bucket": "second" }"""],
            Needs(Bucket));
        Assert.Equal(["PREFIX=x", "storage:bucket=second"], options.Inputs.Select(static input => $"{input.Name}={string.Join(";", input.Values)}"));
    }

    [Fact]
    public void Template_StillAsksForTheInput()
        => Assert.Contains("${Input:", string.Concat((PolicyOptions.Default with { Inputs = Inputs(("Storage:Bucket", "x")), IsForTemplate = true }).Needed(EquatableArray<string>.From([Bucket]))), StringComparison.Ordinal);

    [Fact]
    public void Inputs_AreReadAsTheyWereWritten()
    {
        var needs = ReferenceNeeds.Empty with { Options = PolicyOptions.Default with { Inputs = Inputs(("a\tb", "x;y")) }, SettingsFiles = EquatableArray<string>.From(["appsettings.json", "a b.json"]) };
        Assert.True(ReferenceNeedsFormat.TryRead(ReferenceNeedsFormat.Write(needs), out var read));
        Assert.Equal(needs, read);
    }

    private static string Resources(string pattern, params (string Name, string Value)[] inputs)
        => string.Join(" ", PolicyBuilder.Build(Needs(pattern).Permissions, PolicyOptions.Default with { Inputs = Inputs(inputs) }, AwsCatalog.Default).Single().Document.Statements.Single().Resources);

    private static NeedsRecord Needs(string pattern)
        => NeedsRecord.Create([new Permission(pattern == Bucket ? "s3:GetObject" : "sqs:SendMessage", EquatableArray<string>.From([pattern]), default, Tier.Required, "M", "", "", "")], [], []);

    private static EquatableArray<InputValue> Inputs(params (string Name, string Value)[] inputs)
        => inputs.Select(static one =>
        {
            Assert.Null(DeclaredInput.TryRead(one.Name, one.Value, out var input));
            return input!;
        }).ToEquatableArray();
}
