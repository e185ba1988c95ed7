using IamAnalyzers.Core.Catalog;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Policies.Checks;
using IamAnalyzers.Core.Policies.Text;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Checks;

/// <summary>Documents with holes, here written as <c>~</c>: what may be right is no finding, what is wrong whatever fills the holes is one.</summary>
public sealed class OpenPolicyTests
{
    private const string Identity = """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "Read", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::reports-${aws:PrincipalTag/team}/*" },
            { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ["arn:aws:sqs:eu-west-1:123456789012:orders", "arn:aws:sqs:*:*:bills"],
              "Condition": { "StringEquals": { "aws:ResourceAccount": ["123456789012"], "aws:RequestedRegion": "eu-west-1" }, "Bool": { "aws:SecureTransport": true } } }
          ]
        }
        """;

    private const string Trust = """
        {
          "Version": "2012-10-17",
          "Statement": [ { "Effect": "Allow", "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": { "StringEquals": { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com", "token.actions.githubusercontent.com:sub": "repo:octo/site:ref:refs/heads/main" } } } ]
        }
        """;

    private const string Bucket = """
        {
          "Version": "2012-10-17",
          "Statement": { "Effect": "Allow", "Principal": { "Service": "cloudtrail.amazonaws.com" }, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::logs/AWSLogs/123456789012/*",
            "Condition": { "StringEquals": { "aws:SourceArn": "arn:aws:cloudtrail:eu-west-1:123456789012:trail/all", "s3:x-amz-acl": "bucket-owner-full-control" } } }
        }
        """;

    /// <summary>Every part between two signs of the JSON, and every part of a text, may come from elsewhere.</summary>
    [Theory]
    [InlineData(PolicyKind.Identity, Identity)]
    [InlineData(PolicyKind.Trust, Trust)]
    [InlineData(PolicyKind.Resource, Bucket)]
    public void HoleAnywhere_IsNoFinding(PolicyKind kind, string text)
    {
        var context = Context(kind);
        Assert.Empty(PolicyChecks.Check(text, context).Findings);
        var places = Enumerable.Range(1, text.Length - 1).Where(at => "{}[]\",:".Contains(text[at], StringComparison.Ordinal) || "{}[]\",:".Contains(text[at - 1], StringComparison.Ordinal)).ToList();
        foreach (var start in places)
        {
            foreach (var end in places.Where(end => end >= start).Append(text.Length))
            {
                if (end < text.Length && !CanBeFilled(text[..start], text[start..end])) continue;
                var open = text[..start] + TextHole.Mark + text[end..];
                Assert.True(PolicyChecks.CheckOpen(open, context) is [], open.Replace(TextHole.Mark, '~') + "\n" + string.Join("\n", PolicyChecks.CheckOpen(open, context)));
            }
        }
    }

    /// <summary>A provider that is not known: only tokens of GitHub have its keys.</summary>
    [Theory]
    [InlineData("\"~\"", "\"StringEquals\": { \"token.actions.githubusercontent.com:aud\": \"sts.amazonaws.com\" }", "MISSING_GITHUB_REPO_CONDITION_KEY \"token.actions.githubusercontent.com:aud\"")]
    [InlineData("~", "\"StringEquals\": { \"token.actions.githubusercontent.com:aud\": \"sts.amazonaws.com\" }", "MISSING_GITHUB_REPO_CONDITION_KEY \"token.actions.githubusercontent.com:aud\"")]
    [InlineData("\"~\"", "\"StringLike\": { \"token.actions.githubusercontent.com:sub\": \"repo:shop/*\" }", "SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED \"repo:shop/*\"")]
    [InlineData("\"~\"", "\"StringEquals\": { \"token.actions.githubusercontent.com:sub\": \"repo:shop/app:ref:refs/heads/main\" }", "")]
    [InlineData("\"~\"", "\"StringEquals\": { \"token.actions.githubusercontent.com:aud\": \"sts.amazonaws.com\" }, ~", "")]
    [InlineData("\"~\"", "\"StringEquals\": { \"token.actions.githubusercontent.com:aud\": \"sts.amazonaws.com\", ~ }", "")]
    [InlineData("\"~\"", "\"StringEquals\": { \"oidc.example.com:aud\": \"sts.amazonaws.com\" }", "")]
    [InlineData("\"arn:aws:iam::~:oidc-provider/~\"", "\"StringEquals\": { \"~:sub\": \"system:serviceaccount:a:b\" }", "")]
    public void UnknownProvider_IsKnownByItsKeys(string provider, string conditions, string expected)
    {
        var text = $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "Federated": {{provider}} }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { {{conditions}} } } ] }""".Replace('~', TextHole.Mark);

        Assert.Equal(expected, string.Join("\n", PolicyChecks.CheckOpen(text, Context(PolicyKind.Trust)).Select(finding => $"{finding.Check} {text.AsSpan(finding.Range.Start, finding.Range.Length)}")));
    }

    /// <summary>A key may be given to an account as a whole, and what is not known may be one.</summary>
    [Theory]
    [InlineData("{ \"AWS\": \"~\" }", "")]
    [InlineData("{ \"AWS\": \"arn:aws:iam::~:root\" }", "")]
    [InlineData("{ \"AWS\": [ \"~\", \"111122223333\" ] }", "")]
    [InlineData("~", "")]
    [InlineData("{ \"AWS\": \"arn:aws:iam::~:role/Deploy\" }", "SERVICE_WILDCARD")]
    [InlineData("{ \"AWS\": [ \"~\", \"arn:aws:iam::111122223333:role/Deploy\" ] }", "SERVICE_WILDCARD")]
    public void WholeKey_IsForAccounts(string principal, string expected)
    {
        var text = $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": {{principal}}, "Action": "kms:*", "Resource": "*" } ] }""".Replace('~', TextHole.Mark);

        Assert.Equal(expected, string.Join(" ", PolicyChecks.CheckOpen(text, Context(PolicyKind.Resource)).Select(static finding => finding.Check)));
    }

    [Theory]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "~" } ] }""")]
    [InlineData("""{ "Version": "~", "Statement": [ { "Effect": "~", "Action": [ ~, "s3:GetObjekt" ], "Resource": ~ } ] }""")]
    [InlineData("""{ "Version": ~, "Statement": [ { "Effect": ~, "Action": [ ~ "s3:GetObjekt" ~ ], "Resource": [~] } ] }""")]
    [InlineData("""{ ~ "Statement": [ ~, { ~, "Action": "s3:GetObjekt", ~ } ~ ] }""")]
    [InlineData("""{ "Version": "2012-10-17", ~, "Statement": [ { "Effect": ~ "Action": "s3:GetObjekt" ~ }, ~ ] ~ }""")]
    [InlineData("""~{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "arn:~:s3:~::~/~" } }~""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": [ "s3:GetObjekt", "~""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": [ "s3:GetObjekt",~""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObjekt", "Condition": { "~": { "~": "~" } }, "Resource": "*" }, ] }~""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObjekt", "Condition": ~, "Resource": "*" } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": ["s3:GetObjekt", "~:~"], "Resource": ["*", "~"], ~: "~" } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObjekt", "Condition": { "Bool": ~ "StringLike": { ~ } }, "Resource": "*" } ] }""")]
    public void WrongAction_IsFoundBesideHoles(string written)
    {
        var text = written.Replace('~', TextHole.Mark);
        var finding = Assert.Single(PolicyChecks.CheckOpen(text, Context(PolicyKind.Identity)));
        Assert.Equal("INVALID_ACTION", finding.Check);
        Assert.Equal("\"s3:GetObjekt\"", text.Substring(finding.Range.Start, finding.Range.Length));
    }

    // A hole may hold the condition, the denial or the resource that is asked for.
    [Theory]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", ~ } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": ~ } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "~" } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": ["s3:GetObject", "~"], "Resource": "arn:aws:s3:::reports/*" } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ["arn:aws:s3:::reports", ~] } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${x}/*" ~ } ], ~ }""")]
    [InlineData("""{ "Version": "~", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${aws:username}/*" } ] }""")]
    public void WhatAHoleMaySay_IsNoFinding(string written)
        => Assert.Empty(PolicyChecks.CheckOpen(written.Replace('~', TextHole.Mark), Context(PolicyKind.Identity)));

    // What people put in: brackets in pairs, and in a text a piece of it or several texts of one list.
    private static bool CanBeFilled(string before, string part)
    {
        if (part.Count(static c => c == '"') % 2 != 0) return false;
        if (before.Count(static c => c == '"') % 2 != 0) return part.IndexOfAny(['{', '}', '[', ']']) < 0 && !part.Contains("\":", StringComparison.Ordinal);
        var depth = 0;
        foreach (var c in part)
        {
            depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            if (depth < 0) return false;
        }

        return depth == 0;
    }

    private static PolicyCheckContext Context(PolicyKind kind) => new(kind, AwsCatalog.Default);
}
