using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Conditions;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Conditions;

public sealed class ConditionCheckTests
{
    [Theory]
    [InlineData("aws:SecureTransport", "Bool", "true")]
    [InlineData("aws:SourceIp", "IpAddress", "203.0.113.0/24;2001:db8::/32;198.51.100.7")]
    [InlineData("aws:RequestedRegion", "StringEquals", "eu-central-1;eu-west-1")]
    [InlineData("aws:RequestedRegion", "StringLike", "eu-*")]
    [InlineData("aws:CurrentTime", "DateLessThan", "2026-12-31")]
    [InlineData("aws:CurrentTime", "DateGreaterThan", "2026-12-31T23:59:59Z")]
    [InlineData("aws:CurrentTime", "DateGreaterThan", "2026-12-31T23:59:59.5+02:00")]
    [InlineData("aws:EpochTime", "NumericLessThan", "1798761599")]
    [InlineData("aws:EpochTime", "DateLessThan", "1798761599")]
    [InlineData("glacier:ArchiveAgeInDays", "NumericLessThanEquals", "365")]
    [InlineData("ec2:ReplayWindowSizePackets", "NumericEquals", "1024")]
    [InlineData("aws:MultiFactorAuthAge", "NumericLessThan", "3600")]
    [InlineData("aws:PrincipalArn", "ArnLike", "arn:aws:iam::*:role/app-*")]
    [InlineData("aws:PrincipalTag/team", "StringEquals", "blue")]
    [InlineData("aws:ResourceTag/owner", "StringEquals", "${aws:username}")]
    [InlineData("aws:TagKeys", "ForAllValues:StringEquals", "team;cost")]
    [InlineData("aws:TagKeys", "Null", "false")]
    [InlineData("aws:SourceVpce", "StringEquals", "vpce-0123456789abcdef0")]
    [InlineData("s3:ExistingObjectTag/class", "StringEqualsIfExists", "public")]
    [InlineData("kms:EncryptionContext:app", "StringEquals", "shop")]
    [InlineData("s3:prefix", "StringLike", "home/${*}/*")]
    public void ConditionThatAwsTakes_HasNoProblem(string key, string name, string values) => Assert.Null(Problem(key, name, values));

    [Theory]
    [InlineData("aws:SecureTransport", "StringEquals", "true", "is of type Bool, which StringEquals does not compare; use Bool")]
    [InlineData("aws:SecureTransport", "Bool", "yes", "'yes' is neither true nor false")]
    [InlineData("aws:SecureTransport", "Bool", "true;false", "Bool accepts one value, not 2")]
    [InlineData("aws:SourceIp", "IpAddress", "203.0.113.5/24", "write 203.0.113.0/24 for the range or 203.0.113.5 for the address")]
    [InlineData("aws:SourceIp", "IpAddress", "10.0.0.0/8", "is private")]
    [InlineData("aws:SourceIp", "IpAddress", "203.0.113/24", "is not an IP range")]
    [InlineData("aws:SourceIp", "IpAddress", "203.0.113.0/33", "is not an IP range")]
    [InlineData("aws:SourceIp", "StringEquals", "203.0.113.0/24", "use IpAddress")]
    [InlineData("aws:RequestedRegion", "StringEquals", "eu-central1", "'eu-central1' is not a region")]
    [InlineData("aws:RequestedRegion", "StringEquals", "eu-*", "has a wildcard, which StringEquals compares as plain text; use StringLike")]
    [InlineData("aws:RequestedRegion", "ForAnyValue:StringEquals", "eu-central-1", "a request has one value of aws:RequestedRegion")]
    [InlineData("aws:CurrentTime", "DateLessThan", "2026-02-30", "is not a date")]
    [InlineData("aws:CurrentTime", "DateLessThan", "31.12.2026", "is not a date")]
    [InlineData("aws:CurrentTime", "NumericLessThan", "1798761599", "does not compare")]
    [InlineData("aws:MultiFactorAuthAge", "NumericLessThan", "1h", "'1h' is not a number")]
    [InlineData("aws:PrincipalArn", "ArnLike", "role/app", "is not an ARN")]
    [InlineData("aws:TagKeys", "StringEquals", "team", "several values of aws:TagKeys; use ForAnyValue:StringEquals")]
    [InlineData("aws:PrincipalAccount", "StringEquals", "1234", "account ID of 12 digits")]
    [InlineData("aws:SourceVpce", "StringEquals", "vpc-0123456789abcdef0", "VPC endpoint ID")]
    [InlineData("aws:ResourceTag/owner", "StringEquals", "${aws:username", "that is not closed")]
    [InlineData("aws:SecureTransport", "Bool", "", "it has no value")]
    public void ConditionThatNeverHolds_SaysWhatIsWrong(string key, string name, string values, string expected)
        => Assert.Contains(expected, Problem(key, name, values), StringComparison.Ordinal);

    [Theory]
    [InlineData("AWS:securetransport", "aws:SecureTransport", "Bool", KeyPresence.Always)]
    [InlineData("aws:resourcetag/Team", "aws:ResourceTag/Team", "String", KeyPresence.Action)]
    [InlineData("S3:Prefix", "s3:prefix", "String", KeyPresence.Action)]
    [InlineData("ec2:ResourceTag/Team", "ec2:ResourceTag/Team", "String", KeyPresence.Action)]
    [InlineData("aws:SourceArn", "aws:SourceArn", "ARN", KeyPresence.Service)]
    [InlineData("saml:aud", "saml:aud", "String", KeyPresence.Session)]
    [InlineData("token.actions.githubusercontent.com:ref", "token.actions.githubusercontent.com:ref", "String", KeyPresence.Session)]
    public void Key_IsFoundWithoutCase(string written, string name, string type, KeyPresence presence)
        => Assert.Equal(new ConditionKey(name, type, presence, ""), ConditionKeys.Find(written, AwsCatalog.Default));

    [Fact]
    public void KeyThatTheReferenceListsWithAnyService_IsFound()
    {
        var keys = AwsCatalog.Default.Prefixes
            .SelectMany(static prefix => AwsCatalog.Default.FindPrefix(prefix)!.ConditionKeys.Keys)
            .Where(static key => key.IndexOf("${", StringComparison.Ordinal) is var open && (open < 0 || open > key.IndexOf(':', StringComparison.Ordinal)));

        Assert.All(keys, static key => Assert.NotNull(ConditionKeys.Find(key, AwsCatalog.Default)));
    }

    [Theory]
    [InlineData("aws:SecureTransports")]
    [InlineData("aws:ResourceTag/")]
    [InlineData("nosuch:Key")]
    [InlineData("SecureTransport")]
    public void UnknownKey_IsNotFound(string name) => Assert.Null(ConditionKeys.Find(name, AwsCatalog.Default));

    [Theory]
    [InlineData("s3:prefix", "s3:ListBucket", true)]
    [InlineData("s3:prefix", "s3:GetObject", false)]
    [InlineData("aws:ResourceTag/team", "ec2:TerminateInstances", true)]
    [InlineData("aws:RequestTag/team", "ec2:TerminateInstances", false)]
    [InlineData("aws:SecureTransport", "s3:GetObject", true)]
    [InlineData("aws:SourceAccount", "s3:GetObject", false)]
    public void Action_HasTheKeysOfTheReference(string key, string action, bool expected)
        => Assert.Equal(expected, ConditionKeys.CanBeIn(ConditionKeys.Find(key, AwsCatalog.Default)!, AwsCatalog.Default.FindAction(action)!));

    [Fact]
    public void EveryGlobalKey_HasATypeThatAnOperatorCompares()
    {
        Assert.True(ConditionKeys.Global.Count > 50);
        Assert.All(ConditionKeys.Global, static key => Assert.Contains(key.ValueType, new[] { "String", "ARN", "Bool", "Numeric", "Date", "IPAddress" }));
        Assert.Equal(ConditionKeys.Global.Count, ConditionKeys.Global.Select(static key => key.Name.ToUpperInvariant()).Distinct().Count());
    }

    private static string? Problem(string key, string name, string values)
        => ConditionCheck.FindProblem(
            ConditionKeys.Find(key, AwsCatalog.Default)!,
            ConditionOperator.Parse(name)!,
            values.Split(';', StringSplitOptions.RemoveEmptyEntries));
}
