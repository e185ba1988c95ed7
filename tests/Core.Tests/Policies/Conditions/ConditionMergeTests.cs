using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Conditions;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Conditions;

/// <summary>What two conditions on one operator and key are together; each expected text is worked out by hand.</summary>
public sealed class ConditionMergeTests
{
    [Theory]
    [InlineData("StringEquals", "a;b", "b;c", "StringEquals b")]
    [InlineData("StringEquals", "a;b", "a;b", "StringEquals a;b")]
    [InlineData("StringEqualsIgnoreCase", "A;b", "a;c", "StringEqualsIgnoreCase A")]
    [InlineData("StringLike", "eu-*", "eu-west-1;us-east-1", "StringLike eu-west-1")]
    [InlineData("StringLike", "eu-*;us-*", "*-1", "StringLike eu-*;us-*|StringLikeIfExists *-1")]
    [InlineData("StringNotEquals", "a", "b", "StringNotEquals a;b")]
    [InlineData("StringNotLike", "a*", "b*", "StringNotLike a*;b*")]
    [InlineData("IpAddress", "203.0.113.0/24", "203.0.113.128/25;198.51.100.0/24", "IpAddress 203.0.113.128/25")]
    [InlineData("IpAddress", "2001:db8::/32", "2001:db8:1::/48", "IpAddress 2001:db8:1::/48")]
    [InlineData("NotIpAddress", "203.0.113.0/24", "198.51.100.0/24", "NotIpAddress 198.51.100.0/24;203.0.113.0/24")]
    [InlineData("NumericLessThan", "300", "1000", "NumericLessThan 300")]
    [InlineData("NumericGreaterThanEquals", "300", "1000", "NumericGreaterThanEquals 1000")]
    [InlineData("DateLessThan", "2026-12-31", "2026-06-30T00:00:00Z", "DateLessThan 2026-12-31|DateLessThanIfExists 2026-06-30T00:00:00Z")]
    [InlineData("ArnLike", "arn:aws:iam::*:role/*", "arn:aws:iam::111122223333:role/x", "ArnLike arn:aws:iam::111122223333:role/x")]
    [InlineData("ForAllValues:StringEquals", "a;b", "b;c", "ForAllValues:StringEquals b")]
    [InlineData("ForAnyValue:StringEquals", "a;b", "b;c", "ForAnyValue:StringEquals a;b|ForAnyValue:StringEqualsIfExists b;c")]
    [InlineData("StringEquals", "${aws:username}", "bob", "StringEquals ${aws:username}|StringEqualsIfExists bob")]
    public void ValuesThatBothAllow_AreLeft(string name, string left, string right, string expected)
    {
        Assert.Equal(expected, And(name, left, right, out var outcome));
        Assert.Equal(MergeOutcome.Added, outcome);
    }

    [Theory]
    [InlineData("StringEquals", "a", "b", "StringEquals a|StringEqualsIfExists b")]
    [InlineData("StringLike", "a*", "b*", "StringLike a*|StringLikeIfExists b*")]
    [InlineData("IpAddress", "203.0.113.0/24", "2001:db8::/32", "IpAddress 203.0.113.0/24|IpAddressIfExists 2001:db8::/32")]
    [InlineData("Bool", "true", "false", "Bool true|BoolIfExists false")]
    public void ValuesThatContradict_StandBesideEachOther_AndAreTold(string name, string left, string right, string expected)
    {
        Assert.Equal(expected, And(name, left, right, out var outcome));
        Assert.Equal(MergeOutcome.Contradiction, outcome);
    }

    [Theory]
    [InlineData("Null", "true", "false")]
    [InlineData("StringEqualsIfExists", "a", "b")]
    public void WhatNoBlockCanSay_IsToldAndNotAdded(string name, string left, string right)
    {
        Assert.Equal(name + " " + left, And(name, left, right, out var outcome));
        Assert.Equal(MergeOutcome.NotPossible, outcome);
    }

    [Fact]
    public void OtherOperatorOrKey_StandsBeside()
    {
        var conditions = ConditionMerge.And(Of("StringLike", "kms:ViaService", "s3.*.amazonaws.com"), Of("StringEquals", "kms:ViaService", "s3.eu-west-1.amazonaws.com")[0], out _);
        conditions = ConditionMerge.And(conditions, Of("Bool", "aws:SecureTransport", "true")[0], out _);

        Assert.Equal(["Bool aws:SecureTransport", "StringEquals kms:ViaService", "StringLike kms:ViaService"], conditions.Select(static one => one.Operator + " " + one.Key));
    }

    private static string And(string name, string left, string right, out MergeOutcome outcome)
        => string.Join('|', ConditionMerge.And(Of(name, "k:Key", left), Of(name, "k:Key", right)[0], out outcome).Select(static one => one.Operator + " " + string.Join(';', one.Values)));

    private static EquatableArray<PolicyCondition> Of(string name, string key, string values)
        => Lists.List(new PolicyCondition(name, key, values.Split(';').ToEquatableArray()));
}
