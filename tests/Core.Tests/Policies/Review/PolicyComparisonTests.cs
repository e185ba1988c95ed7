using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Policies.Review;
using IamAnalyzers.Core.Records;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Review;

public sealed class PolicyComparisonTests
{
    private const string ReadsReports = """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }""";
    private const string AnyBucket = "arn:${Partition}:s3:::*/*";

    [Theory]
    [InlineData(ReadsReports, "s3:GetObject arn:aws:s3:::reports/a")]
    [InlineData(ReadsReports, "s3:GetObject arn:aws:s3:::reports/a;s3:PutObject arn:aws:s3:::reports/*", "Added s3:PutObject on arn:aws:s3:::reports/* (Write, None)")]
    [InlineData(ReadsReports, "s3:GetObject arn:aws:s3:::reports/*;s3:GetObject arn:aws:s3:::archive/*", "Widened s3:GetObject on arn:aws:s3:::archive/* (Read, None): allowed: arn:aws:s3:::reports/*")]
    [InlineData(
        """{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" } } }""",
        "iam:PassRole arn:aws:iam::*:role/* to=ec2.amazonaws.com;iam:PassRole arn:aws:iam::*:role/* to=lambda.amazonaws.com",
        "Widened iam:PassRole on arn:aws:iam::*:role/* (Write, ResourceExposure): allowed: * under conditions")]
    [InlineData(
        ReadsReports + """, { "Sid": "Keep", "Effect": "Deny", "Action": "s3:Delete*", "Resource": "*" }""",
        "s3:GetObject arn:aws:s3:::reports/*;s3:DeleteObject arn:aws:s3:::reports/*",
        "Added s3:DeleteObject on arn:aws:s3:::reports/* (Write, None): denied by the statement 'Keep'")]
    [InlineData(
        """{ "Effect": "Allow", "Action": [ "s3:GetObject", "s3:DeleteObject", "iam:CreateAccessKey" ], "Resource": "*" }""",
        "s3:GetObject arn:aws:s3:::*/*",
        "Removed iam:CreateAccessKey on * (Write, PrivilegeEscalation iam-002)",
        "Removed s3:DeleteObject on * (Write, None)")]
    [InlineData(
        """{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }""",
        "s3:GetObject arn:aws:s3:::reports/*",
        "Narrowed s3:Get* on * (Read, DataExfiltration): needed: only arn:aws:s3:::reports/*",
        "Narrowed s3:Get* on * (Read, DataExfiltration): needed: only s3:GetObject")]
    [InlineData("""{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "arn:aws:s3:::reports/*" }""", "sqs:SendMessage arn:aws:sqs:*:*:jobs",
        "Removed all except iam:* on arn:aws:s3:::reports/* (List, Read, Write, Tagging, PermissionsManagement, PrivilegeEscalation apprunner-002)",
        "Widened sqs:SendMessage on arn:aws:sqs:*:*:jobs (Write, None): allowed: arn:aws:s3:::reports/*")]
    public void Difference_SaysWhatIsOnOneSideOnly(string statements, string needs, params string[] expected)
        => Assert.Equal(expected, Compare(statements, needs, null).Differences.Select(Shown));

    [Fact]
    public void ActionThatCompletesAWay_IsAnEscalation()
    {
        var comparison = Compare(
            """{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*" }""", "iam:PassRole arn:aws:iam::*:role/*;ec2:RunInstances arn:aws:ec2:*:*:instance/*", null);

        Assert.Equal(["Added ec2:RunInstances on arn:aws:ec2:*:*:instance/* (Write, PrivilegeEscalation ec2-001)"], comparison.Differences.Select(Shown));
    }

    [Fact]
    public void RoleThatIsPassedElsewhere_CompletesNoWay()
    {
        var comparison = Compare(
            """{ "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" } } }""",
            "iam:PassRole arn:aws:iam::*:role/* to=lambda.amazonaws.com;ec2:RunInstances arn:aws:ec2:*:*:instance/*",
            null);

        Assert.Equal(["Added ec2:RunInstances on arn:aws:ec2:*:*:instance/* (Write, None)"], comparison.Differences.Select(Shown));
    }

    [Fact]
    public void WhileNeedsAreUnknown_NothingIsSaidToBeUnused()
    {
        var comparison = Compare("""{ "Effect": "Allow", "Action": "sqs:*", "Resource": "*" }""", "s3:GetObject " + AnyBucket, "1 call is unresolved");

        Assert.Equal([DifferenceKind.Added], comparison.Differences.Select(static one => one.Kind));
        Assert.Equal("1 call is unresolved", comparison.WhyUnknown);
    }

    [Fact]
    public void ResourceThatTheCodeDoesNotShow_IsUncertainAndNoDifference()
    {
        var comparison = Compare(ReadsReports, "s3:GetObject " + AnyBucket, null);

        Assert.Empty(comparison.Differences);
        Assert.Equal(["s3:GetObject"], comparison.Uncertain);
    }

    [Fact]
    public void WhatIsOnlyPerhapsNeeded_IsNamedAndNoDifference()
    {
        var perhaps = Need("s3:PutObjectTagging arn:aws:s3:::reports/*");
        ProgramNeed[] needs = [Need("s3:GetObject arn:aws:s3:::reports/*"), perhaps with { Permission = perhaps.Permission with { Tier = Tier.Conditional } }];
        var comparison = PolicyComparison.Of(Set(ReadsReports), needs, null, AwsCatalog.Default);

        Assert.Empty(comparison.Differences);
        Assert.Contains(
            "Perhaps needed, and not allowed: `s3:PutObjectTagging`.", new ComparisonMarkdown("App", new GivenPlaces(static (_, _) => []), "2026-01-01").Write([comparison]), StringComparison.Ordinal);
    }

    [Fact]
    public void NeedsOfOtherPrincipals_AreNotThoseOfTheSet()
    {
        var need = Need("s3:PutObject arn:aws:s3:::reports/*");
        var comparison = PolicyComparison.Of(Set(ReadsReports), [Need("s3:GetObject arn:aws:s3:::reports/*"), need with { Permission = need.Permission with { Principal = "archive" } }], null, AwsCatalog.Default);

        Assert.Empty(comparison.Differences);
    }

    [Fact]
    public void SharedFile_LeavesWhatNothingNeedsToAllThatShareIt()
    {
        var set = Set(ReadsReports) with { Files = [ReviewedFile.Read("/p/shared.json", Document(ReadsReports), "", "", isShared: true)!] };

        Assert.Empty(PolicyComparison.Of(set, [], null, AwsCatalog.Default).Differences);
    }

    [Fact]
    public void Page_NamesTheCallsBehindEachDifferenceAndTheMostRiskyFirst()
    {
        var page = Page("""{ "Effect": "Allow", "Action": [ "s3:GetObject", "iam:PutRolePolicy" ], "Resource": "*" }""", "s3:GetObject arn:aws:s3:::*/*;sqs:SendMessage arn:aws:sqs:*:*:jobs");

        Assert.Equal(
            $$"""
            # `App` against its reviewed policy

            1 added, 1 removed, 1 of them with a risk. AWS data of {{AwsCatalog.Default.DataDate}}.

            ## Added: needed, and not allowed

            - `sqs:SendMessage` on `arn:aws:sqs:*:*:jobs` (Write; no known risk)
              - `Client.Call` in `App` at `Program.cs:3`, `Program.cs:9`

            ## Removed: allowed, and no call was found

            - `iam:PutRolePolicy` on `*` (Permissions management, Write; **privilege escalation**, published as `iam-005`)

            """,
            page.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void PageWithoutDifferences_SaysSo()
        => Assert.Equal($"# `App` against its reviewed policy\n\nNo differences. AWS data of {AwsCatalog.Default.DataDate}.\n", Page(ReadsReports, "s3:GetObject arn:aws:s3:::reports/*"));

    [Theory]
    [InlineData("arn:aws:s3:::a|b/*", "`arn:aws:s3:::a|b/*`")]
    [InlineData("arn:aws:s3:::a`b/*", "`` arn:aws:s3:::a`b/* ``")]
    [InlineData("arn:aws:s3:::``` x", "```` arn:aws:s3:::``` x ````")]
    [InlineData("arn:aws:s3:::a\\n# title/*", "`arn:aws:s3:::a # title/*`")]
    [InlineData("<img src=x>", "`<img src=x>`")]
    public void AnyTextOfAPolicy_StaysInItsCodeSpan(string resource, string expected)
        => Assert.Contains($"- `s3:GetObject` on {expected} (", Page($$"""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "{{resource}}" }""", "sqs:SendMessage *"), StringComparison.Ordinal);

    [Fact]
    public void AnyTextInASentence_IsNoMarkdown()
    {
        var page = Page("""{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::<b>*[x](y)|`q`" }""", "s3:GetObject arn:aws:s3:::reports/a");

        Assert.Contains(@"allowed: arn:aws:s3:::&lt;b>\*\[x\](y)\|\`q\`", page, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralSets_StandOneByOne()
    {
        var prod = new ReviewedSet("prod", "prod", "", [ReviewedFile.Read("/p/prod.json", Document(ReadsReports), "prod", "", isShared: false)!], []);
        var test = new ReviewedSet("test", "test", "", [ReviewedFile.Read("/p/test.json", Document("""{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" }"""), "test", "", isShared: false)!], []);
        ProgramNeed[] needs = [Need("s3:GetObject arn:aws:s3:::reports/*")];

        var page = new ComparisonMarkdown("App", new GivenPlaces(static (_, _) => []), "2026-01-01").Write([.. new[] { prod, test }.Select(set => PolicyComparison.Of(set, needs, null, AwsCatalog.Default))]);

        Assert.Contains("\n## `prod`\n\nNo differences.\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## `test`\n\n### Added: needed, and not allowed\n\n- `s3:GetObject`", page, StringComparison.Ordinal);
    }

    private static string Page(string statements, string needs)
        => new ComparisonMarkdown("App", new GivenPlaces(static (_, _) => ["Program.cs:3", "Program.cs:9"]), AwsCatalog.Default.DataDate).Write([Compare(statements, needs, null)]);

    private static PolicyComparison Compare(string statements, string needs, string? why) => PolicyComparison.Of(Set(statements), [.. needs.Split(';').Select(Need)], why, AwsCatalog.Default);

    private static ReviewedSet Set(string statements) => ReviewedSet.Make([ReviewedFile.Read("/p/iam-policy.json", Document(statements), "", "", isShared: false)!], [], "", []).Single();

    private static string Document(string statements) => $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }""";

    private static ProgramNeed Need(string text)
    {
        var words = text.Split(' ');
        EquatableArray<PolicyCondition> conditions = words.Length < 3 ? default : EquatableArray<PolicyCondition>.From([new("StringEquals", "iam:PassedToService", EquatableArray<string>.From([words[2]["to=".Length..]]))]);
        var permission = new Permission(words[0], EquatableArray<string>.From([words[1]]), conditions, Tier.Required, "Client.Call", "", "", "");
        return Assert.Single(ProgramNeed.Of(new NeedsSource("App", true, NeedsRecord.Create([permission], [], [])), ReferenceNeeds.Empty, AwsCatalog.Default));
    }

    private static string Shown(PolicyDifference one)
        => $"{one.Kind} {one.Action} on {string.Join(", ", one.Resources)} ({one.Access}, {one.Risk.Class}{(one.Risk.Way.Length > 0 ? " " + one.Risk.Way : "")}){(one.Note.Length > 0 ? ": " + one.Note : "")}";
}
