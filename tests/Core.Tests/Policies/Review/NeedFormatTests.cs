using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Tests.Policies.Editing;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Review;

public sealed class NeedFormatTests
{
    [Fact]
    public void WhatIsWritten_IsRead()
    {
        var region = new PolicyCondition("StringEquals", "aws:RequestedRegion", EquatableArray<string>.From(["eu-west-1", "a b\t%"]));
        var needs = Needs.Parse("ec2:DescribeImages *; iam:PassRole arn:aws:iam::*:role/a arn:aws:iam::*:role/b [StringEquals iam:PassedToService lambda.amazonaws.com]");
        var all = needs.Append(needs[0] with { Action = "s3:ListAllMyBuckets", GrantConditions = EquatableArray<PolicyCondition>.From([region]) }).ToList();

        Assert.Equal(all, NeedFormat.Read(NeedFormat.Write(all.Append(all[0])), AwsCatalog.Default).OrderBy(static need => need.Action, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("s3:GetObject")]
    [InlineData("s3:GetObject\tSurely\t*\t\t")]
    [InlineData("s3:GetObject\tRequired\t%zz\t\t")]
    [InlineData("s3:GetObject\tRequired\t*\tBool\t")]
    public void LineOfAnotherForm_IsPassedOver(string line) => Assert.Empty(NeedFormat.Read(line, AwsCatalog.Default));
}
