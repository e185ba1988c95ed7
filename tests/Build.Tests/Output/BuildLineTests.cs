using IamAnalyzers.Build.Output;
using IamAnalyzers.Core.Common;

namespace IamAnalyzers.Build.Tests.Output;

public sealed class BuildLineTests
{
    private static readonly MadePolicy Policy = new("", 11, 6, 2, "{}");

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
    public void NoPolicy_SaysSo()
        => Assert.Equal(
            "IamAnalyzers: no AWS permission found for App (2 unresolved calls); not analysed: A, so no policy is written",
            BuildLine.OfNothing(Made(2, "A"), "App"));

    [Fact]
    public void MadePolicies_AreReadAsWritten()
    {
        var made = new MadePolicies(
            new[] { Policy, new MadePolicy("role x", 1, 1, 0, "{\n  \"a\": \"%\t\"\n}\n") }.ToEquatableArray(), 3, new[] { "A B", "C" }.ToEquatableArray());

        Assert.Equal(made, MadePolicies.Parse(made.Write()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("something else")]
    [InlineData("iam-policies 1\n")]
    [InlineData("iam-policies 1\nx\t\n")]
    [InlineData("iam-policies 1\n0\t\nhalf a line")]
    public void OtherText_IsNotRead(string text) => Assert.Null(MadePolicies.Parse(text));

    private static MadePolicies Made(int unresolved, params string[] notAnalysed)
        => new(new[] { Policy }.ToEquatableArray(), unresolved, notAnalysed.ToEquatableArray());
}
