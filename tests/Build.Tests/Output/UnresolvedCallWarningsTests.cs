using IamAnalyzers.Build.Declarations;
using IamAnalyzers.Build.Output;
using IamAnalyzers.Core.Calls;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;

namespace IamAnalyzers.Build.Tests.Output;

public sealed class UnresolvedCallWarningsTests
{
    private static readonly NeedsSource Nothing = new("App", true, NeedsRecord.Empty);

    [Fact]
    public void CallOfTheProgram_IsNamedWithItsReason()
    {
        var warning = Assert.Single(UnresolvedCallWarnings.Of(Source("App", true, "Amazon.S3.A"), ReferenceNeeds.Empty));

        Assert.Equal((ProblemSeverity.Warning, "IAM1001"), (warning.Severity, warning.Code));
        Assert.StartsWith("The permissions of 'Amazon.S3.A' are not in the policy, because of something. ", warning.Text, StringComparison.Ordinal);
        Assert.Contains("<IamExclude Include=\"Amazon.S3.A\" ", warning.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void CallOfAnAnalysedReference_NamesTheReference()
        => Assert.StartsWith(
            "The permissions of 'Amazon.S3.A' of 'Lib' are not in the policy",
            Assert.Single(UnresolvedCallWarnings.Of(Nothing, Needs([], Source("Lib", true, "Amazon.S3.A")))).Text,
            StringComparison.Ordinal);

    [Fact]
    public void ReferenceThatWasNotAnalysed_IsOneWarningWithExamples()
        => Assert.Contains(
            "it refers to A.A, A.B, A.C and 1 more. ",
            Assert.Single(UnresolvedCallWarnings.Of(Nothing, Needs([], Source("Lib", false, "A.A", "A.B", "A.C", "A.D")))).Text,
            StringComparison.Ordinal);

    [Fact]
    public void ManyCalls_AreCutShort()
    {
        var members = Enumerable.Range(0, 13).Select(static number => $"A.M{number:00}").ToArray();

        var warnings = UnresolvedCallWarnings.Of(Source("App", true, members), ReferenceNeeds.Empty).ToArray();

        Assert.Equal(11, warnings.Length);
        Assert.Equal("3 more AWS calls are unresolved, so their permissions are not in the policy.", warnings[10].Text);
    }

    [Fact]
    public void ExcludedCallsAndAssemblies_AreSilent()
        => Assert.Empty(UnresolvedCallWarnings.Of(
            Source("App", true, "Amazon.S3.A"),
            Needs(["Amazon.S3.A", "Lib", "Old"], Source("Lib", true, "Amazon.SQS.B"), Source("Old", false, "Amazon.SNS.C"))));

    private static NeedsSource Source(string name, bool isAnalysed, params string[] members)
        => new(name, isAnalysed, NeedsRecord.Create([], members.Select(static member => new UnresolvedCall(member, "of something")), []));

    private static ReferenceNeeds Needs(string[] exclusions, params NeedsSource[] sources)
        => ReferenceNeeds.Empty with
        {
            Sources = sources.ToEquatableArray(),
            Exclusions = exclusions.Select(static what => new Exclusion(what, "")).ToEquatableArray(),
        };
}
