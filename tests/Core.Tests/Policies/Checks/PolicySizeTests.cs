using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Checks;

/// <summary>Documents of an exact size, in five shapes each: one character more than the quota is told, the quota itself is not.</summary>
public sealed class PolicySizeTests
{
    public static TheoryData<PolicyKind, string, string> Shapes { get; } = Cases();

    [Theory]
    [MemberData(nameof(Shapes))]
    public void OneCharacterMoreThanTheQuota_IsTold(PolicyKind kind, string check, string shape)
        => Assert.Contains(check, Checks(kind, Document(kind, shape, Quota(kind).Characters + 1)));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TheQuotaItself_IsNotToldWhateverWhiteSpaceThereIs(PolicyKind kind, string check, string shape)
    {
        var text = Document(kind, shape, Quota(kind).Characters);

        Assert.DoesNotContain(check, Checks(kind, text));
        Assert.DoesNotContain(check, Checks(kind, "\n\t" + text.Replace(",\"", ",\r\n    \"", StringComparison.Ordinal) + "\n\n"));
    }

    private static TheoryData<PolicyKind, string, string> Cases()
    {
        var cases = new TheoryData<PolicyKind, string, string>();
        foreach (var shape in new[] { "long name", "many resources", "many statements", "condition", "escapes" })
        {
            cases.Add(PolicyKind.Identity, "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA", shape);
            cases.Add(PolicyKind.Trust, "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA", shape);
            cases.Add(PolicyKind.Resource, "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA", shape);
        }

        return cases;
    }

    private static PolicyQuota Quota(PolicyKind kind) => kind switch
    {
        PolicyKind.Identity => PolicyQuota.Managed,
        PolicyKind.Trust => PolicyQuota.Trust,
        _ => PolicyQuota.Bucket,
    };

    private static List<string> Checks(PolicyKind kind, string text)
        => [.. PolicyChecks.Check(text, new PolicyCheckContext(kind, AwsCatalog.Default) { Quota = Quota(kind) }).Findings.Select(static finding => finding.Check)];

    // Without white space, and of exactly the size: a value of the first statement is as long as is missing.
    private static string Document(PolicyKind kind, string shape, int size)
    {
        var principal = kind == PolicyKind.Identity ? "" : "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/Web\"},";
        var resource = kind == PolicyKind.Trust ? "" : ",\"Resource\":" + shape switch
        {
            "many resources" => "[" + string.Join(",", Enumerable.Range(0, 30).Select(static i => $"\"arn:aws:s3:::site/{i}\"")) + "]",
            "escapes" => "\"arn:aws:s3:::site\\/\\u0061/*\"",
            _ => "\"arn:aws:s3:::site/*\"",
        };
        var action = kind == PolicyKind.Trust ? "sts:AssumeRole" : "s3:GetObject";
        var condition = shape == "condition" ? ",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":[\"web team\",\"shop\"]}}" : "";
        string Statement(string sid) => $"{{\"Sid\":\"{sid}\",\"Effect\":\"Allow\",{principal}\"Action\":\"{action}\"{resource}{condition}}}";
        var others = shape == "many statements" ? string.Concat(Enumerable.Range(0, 8).Select(i => "," + Statement("S" + i))) : "";
        string Whole(string sid) => "{\"Version\":\"2012-10-17\",\"Statement\":[" + Statement(sid) + others + "]}";
        return Whole(new string('x', size - Whole("").Length));
    }
}
