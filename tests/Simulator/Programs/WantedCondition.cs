using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Conditions;
using IamAnalyzers.Core.Tests;

namespace IamAnalyzers.Simulator.Programs;

/// <summary>A condition that a project may want, with a value of the key that meets it and one that does not.</summary>
internal sealed record WantedCondition(ProjectCondition Condition, string Meeting, string Failing)
{
    private static readonly WantedCondition[] All =
    [
        Of("Bool", "aws:SecureTransport", "true", "true", "false"),
        Of("IpAddress", "aws:SourceIp", "203.0.113.0/24", "203.0.113.9", "198.51.100.1"),
        Of("NotIpAddress", "aws:SourceIp", "203.0.113.0/24", "198.51.100.1", "203.0.113.9"),
        Of("StringLike", "aws:RequestedRegion", "eu-*", "eu-west-1", "us-east-2"),
        Of("StringNotEquals", "aws:RequestedRegion", "us-east-2", "eu-west-1", "us-east-2"),
        Of("DateLessThan", "aws:CurrentTime", "2027-01-01T00:00:00Z", "2026-06-01T00:00:00Z", "2028-06-01T00:00:00Z"),
        Of("NumericLessThan", "aws:MultiFactorAuthAge", "3600", "60", "7200"),
        Of("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5", "o-a1b2c3d4e5", "o-zzzzzzzzzz"),
        Of("StringEquals", "aws:SourceVpce", "vpce-0123456789abcdef0", "vpce-0123456789abcdef0", "vpce-00000000000000000"),
        Of("ArnLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/prog*", "arn:aws:iam::111122223333:role/program", "arn:aws:iam::111122223333:role/other"),
    ];

    public string Key => Condition.Condition.Key;

    /// <summary>One to three of them, each of another key.</summary>
    public static WantedCondition[] Some(Random random)
        => [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => All[random.Next(All.Length)]).DistinctBy(static wanted => wanted.Key)];

    private static WantedCondition Of(string name, string key, string value, string meeting, string failing)
        => new(new ProjectCondition(new PolicyCondition(name, key, Lists.List(value)), default, ""), meeting, failing);
}
