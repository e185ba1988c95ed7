using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Records;
using Xunit;

namespace IamAnalyzers.Core.Tests.Records;

public sealed class SeenCodeFormatTests
{
    private static readonly SeenCode Sample = new(
        new[]
        {
            new SeenType("A", null),
            new SeenType("Company.Store", null),
            new SeenType("Company.Store+Entry`1", null),
            new SeenType("Odd Space.\u00e9%", new(new[] { ".ctor", "<Main>$", "Up" }.ToEquatableArray(), new[] { "Object" }.ToEquatableArray(), true)),
            new SeenType("Part", new(default, default, false)),
        }.ToEquatableArray(),
        new[]
        {
            new SeenUse("Amazon.S3.IAmazonS3.GetObjectAsync", 2, new[] { -5, 1, 7 }.ToEquatableArray()),
            new SeenUse("Amazon.S3.IAmazonS3.PutObjectAsync", 1, new[] { int.MinValue, -5, 7, int.MaxValue }.ToEquatableArray()),
            new SeenUse("Amazon.SQS.IAmazonSQS.SendMessageAsync", 1, new[] { -5, 7 }.ToEquatableArray()),
        }.ToEquatableArray());

    [Fact]
    public void WhatIsWritten_IsReadAgain()
    {
        Assert.True(SeenCodeFormat.TryRead(SeenCodeFormat.Write(Sample), out var seen));

        Assert.Equal(Sample.Uses, seen.Uses);
        Assert.Equal(Sample.Types.OrderBy(static type => type.Name, StringComparer.Ordinal), seen.Types.OrderBy(static type => type.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void NameThatAllUsesLookFor_StandsOnce()
        => Assert.Equal(2, SeenCodeFormat.Write(Sample).Split("fffffffb").Length);

    [Theory]
    [InlineData("")]
    [InlineData("iam-seen 2\n")]
    [InlineData("iam-seen 1\nother\tA\n")]
    [InlineData("iam-seen 1\nuse\tA\tmany\t\n")]
    [InlineData("iam-seen 1\nuse\tA\t1\tzz\n")]
    [InlineData("iam-seen 1\nuse\tA\t99999999999\t\n")]
    [InlineData("iam-seen 1\ntypes\tA%\tB\n")]
    public void StrangeText_IsNotRead(string text)
    {
        Assert.False(SeenCodeFormat.TryRead(text, out var seen));
        Assert.Equal(SeenCode.None, seen);
    }
}
