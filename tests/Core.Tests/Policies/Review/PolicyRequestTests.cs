using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Policies.Text;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Review;

/// <summary>Requests of which everything is known, decided as the IAM User Guide says; 10,000 random ones are in tests/Simulator.</summary>
public sealed class PolicyRequestTests
{
    private const string Version = "\"Version\":\"2012-10-17\",";

    [Theory]
    [InlineData("StringEquals", "\"Ada\"", "Ada", true)]
    [InlineData("StringEquals", "\"ada\"", "Ada", false)]
    [InlineData("StringEquals", "\"A*\"", "Ada", false)]
    [InlineData("StringEquals", "\"A${*}\"", "A*", true)]
    [InlineData("StringEqualsIgnoreCase", "\"ada\"", "Ada", true)]
    [InlineData("StringNotEquals", "[\"Ada\",\"Bob\"]", "Bob", false)]
    [InlineData("StringNotEquals", "[\"Ada\",\"Bob\"]", "Eve", true)]
    [InlineData("StringLike", "\"A?a\"", "Ada", true)]
    [InlineData("StringLike", "\"A${?}a\"", "Ada", false)]
    [InlineData("StringNotLike", "\"A*\"", "Ada", false)]
    [InlineData("NumericLessThan", "\"3600\"", "60", true)]
    [InlineData("NumericLessThan", "\"3600\"", "3600", false)]
    [InlineData("NumericLessThanEquals", "3600", "3600.0", true)]
    [InlineData("NumericGreaterThan", "[\"100\",\"10\"]", "60", true)]
    [InlineData("NumericNotEquals", "\"1\"", "1.0", false)]
    [InlineData("DateLessThan", "\"2030-01-01T00:00:00Z\"", "2029-12-31T23:59:59Z", true)]
    [InlineData("DateGreaterThan", "\"2030-01-01T00:00:00Z\"", "2030-01-01T01:00:00+02:00", false)]
    [InlineData("DateEquals", "\"1893456000\"", "2030-01-01T00:00:00Z", true)]
    [InlineData("DateNotEquals", "\"2030-01-01\"", "2030-01-01T00:00:00Z", false)]
    [InlineData("Bool", "\"TRUE\"", "true", true)]
    [InlineData("Bool", "false", "true", false)]
    [InlineData("IpAddress", "\"203.0.113.0/24\"", "203.0.113.9", true)]
    [InlineData("IpAddress", "\"203.0.113.0/24\"", "203.0.114.9", false)]
    [InlineData("IpAddress", "\"203.0.113.0/24\"", "2001:db8::1", false)]
    [InlineData("IpAddress", "\"2001:DB8:0::1\"", "2001:db8::1", true)]
    [InlineData("IpAddress", "\"0.0.0.0/0\"", "198.51.100.1", true)]
    [InlineData("NotIpAddress", "[\"203.0.113.0/24\",\"198.51.100.1\"]", "198.51.100.1", false)]
    [InlineData("ArnEquals", "\"arn:aws:iam::*:role/ap?s/*\"", "arn:aws:iam::111122223333:role/apps/web", true)]
    [InlineData("ArnLike", "\"arn:aws:iam::*\"", "arn:aws:iam::111122223333:role/web", false)]
    [InlineData("ArnNotLike", "\"arn:aws:iam::111122223333:role/web\"", "arn:aws:iam::111122223333:role/Web", true)]
    [InlineData("BinaryEquals", "\"QmFzZTY0\"", "QmFzZTY0", true)]
    [InlineData("Null", "\"false\"", "x", true)]
    [InlineData("Null", "[\"true\",\"false\"]", "x", true)]
    [InlineData("Null", "\"true\"", "x", false)]
    public void Operators_CompareAsTheGuideSays(string name, string values, string value, bool holds)
        => Assert.Equal(Verdict(holds), Decide(Version, name, values, Key("aws:PrincipalTag/x", value)));

    [Theory]
    [InlineData("StringEquals", "\"x\"", false)]
    [InlineData("StringNotEquals", "\"x\"", true)]
    [InlineData("StringEqualsIfExists", "\"x\"", true)]
    [InlineData("NumericLessThan", "\"1\"", false)]
    [InlineData("ForAllValues:StringEquals", "\"x\"", true)]
    [InlineData("ForAnyValue:StringEquals", "\"x\"", false)]
    [InlineData("ForAnyValue:StringNotEquals", "\"x\"", false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", "\"x\"", true)]
    [InlineData("Null", "\"true\"", true)]
    [InlineData("Null", "\"false\"", false)]
    public void KeysThatARequestDoesNotHave_CountAsTheGuideSays(string name, string values, bool holds)
        => Assert.Equal(Verdict(holds), Decide(Version, name, values));

    [Theory]
    [InlineData("ForAllValues:StringEquals", "[\"a\",\"b\"]", "a b", true)]
    [InlineData("ForAllValues:StringEquals", "\"a\"", "a b", false)]
    [InlineData("ForAnyValue:StringLike", "\"a*\"", "b ab", true)]
    [InlineData("ForAnyValue:StringLike", "\"a*\"", "b c", false)]
    [InlineData("ForAllValues:StringNotEquals", "\"a\"", "b c", true)]
    [InlineData("ForAllValues:StringNotEquals", "\"a\"", "a b", false)]
    [InlineData("ForAnyValue:StringNotEquals", "\"a\"", "a b", true)]
    [InlineData("ForAnyValue:StringNotEquals", "\"a\"", "a", false)]
    [InlineData("StringEquals", "\"a\"", "a", false)]
    public void KeysWithSeveralValues_CountAsTheGuideSays(string name, string values, string given, bool holds)
        => Assert.Equal(Verdict(holds), Decide(Version, name, values, new RequestKey("AWS:principaltag/X", given.Split(' ').ToEquatableArray(), IsMultivalued: true)));

    [Theory]
    [InlineData(Version, "arn:aws:s3:::reports/${aws:username}/*", true)]
    [InlineData(Version, "arn:aws:s3:::reports/${AWS:userName}/*", true)]
    [InlineData(Version, "arn:aws:s3:::reports/${aws:userid}/*", false)]
    [InlineData(Version, "arn:aws:s3:::reports/${aws:userid, 'Ada*'}/*", true)]
    [InlineData(Version, "arn:aws:s3:::reports/${aws:PrincipalTag/x}/*", false)]
    [InlineData("", "arn:aws:s3:::reports/${aws:username}/*", false)]
    [InlineData("", "arn:aws:s3:::reports/*", true)]
    [InlineData(Version, "arn:aws:s3:*", true)]
    [InlineData(Version, "arn:aws:s3", true)]
    [InlineData(Version, "arn:aws:sqs:*", false)]
    [InlineData(Version, "arn:aws:s3:::Reports/*", false)]
    [InlineData(Version, "arn:aws:*:::*/Ada${*}/?.csv", true)]
    public void Resources_MatchAsTheGuideSays(string version, string resource, bool matches)
    {
        var policy = Policy($$$"""{{{{version}}}"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"{{{resource}}}"}]}""");
        var request = new PolicyRequest("s3:GetObject", "arn:aws:s3:::reports/Ada*/1.csv", Keys(Key("aws:username", "Ada*"), new("aws:PrincipalTag/x", Lists.List("Ada*"), IsMultivalued: true)));

        Assert.Equal(Verdict(matches), new ReviewedPolicy([policy]).Decide(request).Verdict);
    }

    [Theory]
    [InlineData("StringEquals", "none", ReviewVerdict.Missing)]
    [InlineData("StringNotEquals", "none", ReviewVerdict.Covered)]
    [InlineData("StringEquals", "aws:userid", ReviewVerdict.Covered)]
    public void VariableWithoutValue_EqualsNothing(string name, string variable, ReviewVerdict verdict)
        => Assert.Equal(verdict, Decide(Version, name, "\"${" + variable + "}\"", Key("aws:PrincipalTag/x", "AIDA"), Key("aws:userid", "AIDA")));

    [Fact]
    public void AllButAVariableWithoutValue_IsNoResource()
    {
        var policy = Policy("{" + Version + """ "Statement":{"Effect":"Allow","Action":"s3:GetObject","NotResource":"arn:aws:s3:::reports/${aws:username}"}}""");

        Assert.Equal(ReviewVerdict.Missing, new ReviewedPolicy([policy]).Decide(new PolicyRequest("s3:GetObject", "arn:aws:s3:::reports/a", default)).Verdict);
    }

    private static ReviewVerdict Decide(string version, string name, string values, params RequestKey[] keys)
    {
        var policy = Policy($$$"""{{{{version}}}"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"{{{name}}}":{"aws:PrincipalTag/x":{{{values}}} } } }]}""");
        return new ReviewedPolicy([policy]).Decide(new PolicyRequest("s3:GetObject", "arn:aws:s3:::reports/a", Keys(keys))).Verdict;
    }

    private static PolicyText Policy(string text)
    {
        var (policy, findings) = PolicyTextReader.Read(text, PolicyKind.Identity);
        Assert.Empty(findings);
        return policy!;
    }

    private static ReviewVerdict Verdict(bool holds) => holds ? ReviewVerdict.Covered : ReviewVerdict.Missing;

    private static RequestKey Key(string name, string value) => new(name, Lists.List(value), IsMultivalued: false);

    private static EquatableArray<RequestKey> Keys(params RequestKey[] keys) => keys.ToEquatableArray();
}
