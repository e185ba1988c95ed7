namespace IamAnalyzers.Tool.Tests.Answers;

/// <summary>Why an action is allowed, and what a line needs.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ExplainTests() => SmallProgram.Publish(_folder, SmallProgram.Reports);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("s3:GetObject", "Reports.cs:9", "s3:PutObject")]
    [InlineData("s3:put*", "Reports.cs:10", "s3:GetObject")]
    [InlineData("Reports.cs:9", "s3:GetObject on arn:aws:s3:::reports-in/today.csv", "s3:PutObject")]
    [InlineData("Reports.cs(10,5)", "s3:PutObject on arn:aws:s3:::reports-out/today.pdf", "s3:GetObject")]
    public void ActionOrPlace_IsExplained(string what, string expected, string unexpected)
    {
        var output = ToolRun.Of(_folder, "explain", what, "--in", "Reports.dll").Ends(ExitCodes.Success).Output;
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain(unexpected + " on", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3:DeleteObject", "No call of Reports needs s3:DeleteObject")]
    [InlineData("s3:GetObjekt", "does not list the action 's3:GetObjekt'")]
    [InlineData("Reports.cs:1", "No call at Reports.cs:1 needs a permission.")]
    [InlineData("Other.cs:9", "No call at Other.cs:9 needs a permission.")]
    public void WhatIsNotThere_IsTold(string what, string expected)
        => Assert.Contains(expected, ToolRun.Of(_folder, "explain", what, "--in", "Reports.dll").Ends(ExitCodes.CannotTell).Output, StringComparison.Ordinal);

    [Fact]
    public void GenerateWithExplain_ExplainsInPlaceOfThePolicy()
    {
        var all = ToolRun.Of(_folder, "generate", "Reports.dll", "--explain").Ends(ExitCodes.Success).Output;
        Assert.Contains("s3:GetObject on", all, StringComparison.Ordinal);
        Assert.Contains("s3:PutObject on", all, StringComparison.Ordinal);
        Assert.Equal(ToolRun.Of(_folder, "explain", "s3:Put*", "--in", "Reports.dll").Output, ToolRun.Of(_folder, "generate", "Reports.dll", "--explain", "s3:Put*").Output);
    }
}
