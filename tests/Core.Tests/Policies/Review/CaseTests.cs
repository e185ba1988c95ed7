using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Review;

/// <summary>A call that needs one permission of several, held against reviewed policies: need, grant and what is said of it.</summary>
public sealed class CaseTests
{
    private const string Get = "s3:GetObject";
    private const string GetVersion = "s3:GetObjectVersion";

    [Theory]
    [InlineData("s3:ListAllMyBuckets", "*", "s3:GetObject Missing; s3:GetObjectVersion Missing")]
    [InlineData("s3:GetObject", "*", "s3:GetObjectVersion MissingCase")]
    [InlineData("s3:GetObjectVersion", "arn:aws:s3:::reports/*", "s3:GetObject MissingCase")]
    [InlineData("s3:GetObject*", "*", "")]
    [InlineData("s3:GetObject", "arn:aws:s3:::archive/*", "s3:GetObject Missing; s3:GetObjectVersion Missing")]
    [InlineData("s3:GetObject", "arn:aws:s3:::reports/2030/*", "s3:GetObject Uncertain; s3:GetObjectVersion MissingCase")]
    public void CasesOfOneCall_AreJudgedTogether(string action, string resource, string expected)
        => Assert.Equal(expected, Judge($$"""{ "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}" }""", Case(Get, "g"), Case(GetVersion, "g")));

    [Fact]
    public void DeniedCase_IsACaseWhenAnotherIsAllowed()
        => Assert.Equal(
            "s3:GetObjectVersion MissingCase",
            Judge("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "s3:GetObjectVersion", "Resource": "*" }""", Case(Get, "g"), Case(GetVersion, "g")));

    [Fact]
    public void DenialOfEveryCase_IsADenial()
        => Assert.Equal(
            "s3:GetObject Denied; s3:GetObjectVersion Denied",
            Judge("""{ "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "s3:*", "Resource": "*" }""", Case(Get, "g"), Case(GetVersion, "g")));

    [Fact]
    public void AnotherCall_OpensNoCase()
        => Assert.Equal(
            "s3:GetObjectVersion Missing",
            Judge("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""", Case(Get, "a"), Case(GetVersion, "b")));

    [Fact]
    public void CaseThatAnotherCallNeedsForCertain_IsMissing()
        => Assert.Equal(
            "s3:GetObjectVersion MissingCase; s3:GetObjectVersion Missing",
            Judge("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""", Case(Get, "g"), Case(GetVersion, "g"), Permission(GetVersion)));

    [Fact]
    public void Page_NamesTheCase()
    {
        var set = Set("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""");

        var difference = Assert.Single(PolicyComparison.Of(set, Needs(Case(Get, "g"), Case(GetVersion, "g")), "of a test", AwsCatalog.Default).Differences);

        Assert.Equal((DifferenceKind.Added, GetVersion, "needed if s3:GetObjectVersion's case"), (difference.Kind, difference.Action, difference.Note));
    }

    [Theory]
    [InlineData("IAM2006", GetVersion, "", "")]
    [InlineData("IAM2006", GetVersion, "arn:aws:s3:::reports/*", "")]
    [InlineData("IAM2006", GetVersion, "arn:aws:s3:::*", "")]
    [InlineData("IAM2006", GetVersion, "arn:aws:s3:::reports/a", "s3:GetObjectVersion MissingCase")]
    [InlineData("IAM2006", Get, "", "s3:GetObjectVersion MissingCase")]
    [InlineData("IAM2001", GetVersion, "", "s3:GetObjectVersion MissingCase")]
    public void CaseThatAnExceptionAccepts_IsNotReported(string rule, string action, string resource, string expected)
    {
        var accepted = Set("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }""") with { Exceptions = [new(rule, "owner", "reason", "2027-03-31", default) { Action = action, Resource = resource }] };
        var needs = Needs(Case(Get, "g"), Case(GetVersion, "g"));

        Assert.Equal(expected, string.Join("; ", RefusedNeed.Find(accepted, needs).Select(static one => $"{one.Need.Need.Action} {one.Outcome.Verdict}")));
        Assert.Equal(expected.Length == 0 ? 1 : 0, RefusedNeed.FindAccepted(accepted, needs).Count());
    }

    [Fact]
    public void AcceptedCase_AcceptsNoCallOfWhichNothingIsAllowed()
    {
        var set = Set("""{ "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }""") with { Exceptions = [new("IAM2006", "owner", "reason", "2027-03-31", default) { Action = GetVersion }] };

        Assert.Equal(2, RefusedNeed.Find(set, Needs(Case(Get, "g"), Case(GetVersion, "g"))).Count());
    }

    private static string Judge(string statements, params Permission[] permissions)
        => string.Join("; ", RefusedNeed.Find(Set(statements), Needs(permissions)).Select(static one => $"{one.Need.Need.Action} {one.Outcome.Verdict}"));

    private static IReadOnlyList<ProgramNeed> Needs(params Permission[] permissions)
        => [.. permissions.SelectMany(static permission => ProgramNeed.Of(new NeedsSource("App", true, NeedsRecord.Create([permission], [], [])), ReferenceNeeds.Empty, AwsCatalog.Default))];

    private static Permission Case(string action, string group) => Permission(action) with { Case = new(group, action + "'s case") };

    private static Permission Permission(string action) => new(action, EquatableArray<string>.From(["arn:${Partition}:s3:::reports/*"]), default, Tier.Required, "Client.Call", "", "", "");

    private static ReviewedSet Set(string statements)
        => ReviewedSet.Make([ReviewedFile.Read("/p/iam-policy.json", $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""", "", "", isShared: false)!], [], "", []).Single();
}
