using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Generators.Tests;

/// <summary>The file that the build writes before the compiler runs: needs of references, and what the project says.</summary>
public sealed class ProjectNeedsTests
{
    [Fact]
    public void NeedOfAReference_StandsInTheProgramsPolicy_NotInItsRecord()
    {
        var program = With(NeedsFiles.WithPermission("sqs:SendMessage"));

        Assert.Contains("sqs:SendMessage", program.Policy, StringComparison.Ordinal);
        Assert.Contains("s3:PutObject", program.Policy, StringComparison.Ordinal);
        Assert.DoesNotContain("sqs:SendMessage", program.Record, StringComparison.Ordinal);
    }

    [Fact]
    public void NeedOfAReference_ReachesAProgramThatDoesNotReferToTheSdkItself()
    {
        var program = Program.Create(
            new ProgramOptions { HasSdk = false, NeedsFile = NeedsFiles.WithPermission("sqs:SendMessage") }, Sources.Plain);

        Assert.Contains("sqs:SendMessage", program.Policy, StringComparison.Ordinal);
        Assert.Null(program.Record);
    }

    [Fact]
    public void ExcludedAction_IsNotInThePolicy_ButInTheRecord()
    {
        var program = With(NeedsFiles.Write(PolicyOptions.Default, "sqs:SendMessage", new Exclusion("s3:PutObject", "emulator")));

        Assert.DoesNotContain("s3:PutObject", program.Policy, StringComparison.Ordinal);
        Assert.Contains("s3:PutObject", program.Record, StringComparison.Ordinal);
    }

    [Fact]
    public void ConditionsOfTheProject_AreThoseOfThePolicyToo()
    {
        var secure = new ProjectCondition(new PolicyCondition("Bool", "aws:SecureTransport", new[] { "true" }.ToEquatableArray()), default, "");
        var program = With(NeedsFiles.Write(PolicyOptions.Default with { Conditions = new[] { secure }.ToEquatableArray() }, "sqs:SendMessage"));

        Assert.Contains("aws:SecureTransport", program.Policy, StringComparison.Ordinal);
        Assert.DoesNotContain("aws:SecureTransport", program.Record, StringComparison.Ordinal);
    }

    [Fact]
    public void Partition_IsThatOfTheProject()
        => Assert.Contains(
            "arn:aws-cn:s3:::", With(NeedsFiles.Write(PolicyOptions.Default with { Partition = "aws-cn" }, "sqs:SendMessage")).Policy, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("iam-references 1\n")]
    [InlineData("iam-references 1\nsource\n")]
    [InlineData("iam-references 1\noptions\taws\n")]
    [InlineData("iam-references 1\noptions\taws\t*\t*\t\nsource\tx\tanalysed\niam-needs 9\n")]
    public void CorruptFile_IsPassedOver(string text)
    {
        var program = With(text);

        Assert.Null(program.Result.Results.Single().Exception);
        Assert.Contains("s3:PutObject", program.Policy, StringComparison.Ordinal);
    }

    private static Program With(string needsFile) => Program.Create(new ProgramOptions { NeedsFile = needsFile }, Sources.Store);
}
