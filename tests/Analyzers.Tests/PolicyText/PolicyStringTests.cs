using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Tests.PolicyText;

/// <summary>IAM3001 to IAM3012 in the strings of a program, at the place inside the literal.</summary>
public class PolicyStringTests
{
    [Fact]
    public Task RawLiteral_HasTheFindingAtTheElement()
        => Verify(""""
            class C
            {
                const string Policy = """
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        { "Effect": "Allow", "Action": {|IAM3002:"ec2:DescribeInstance"|}, "Resource": "*" }
                      ]
                    }
                    """;
            }
            """");

    [Fact]
    public Task LiteralOfBytes_HasTheFindingAtTheElement()
        => Verify(""""
            class C
            {
                static System.ReadOnlySpan<byte> Policy => """
                    { "Version": "2012-10-17",
                      "Statement": [ { "Effect": "Allow", "Action": {|IAM3002:"ec2:DescribeInstance"|}, "Resource": "*" } ] }
                    """u8;
                static byte[] Other() => "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Effect\": {|IAM3001:\"allow\"|}, \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::a/*\" } }"u8.ToArray();
            }
            """");

    [Fact]
    public Task RegularLiteral_HasTheFindingBetweenItsEscapes()
        => Verify("""
            class C
            {
                string Policy() => "{ \"Version\": \"2012-10-17\",\n \"Statement\": { \"Effect\": {|IAM3001:\"allow\"|}, \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::\u0061/*\" } }";
            }
            """);

    [Fact]
    public Task VerbatimLiteral_HasTheFindingBetweenItsQuotes()
        => Verify("""
            class C
            {
                string Policy() => @"{ ""Version"": ""2012-10-17"",
                    ""Statement"": [ { ""Effect"": ""Allow"", ""Action"": {|IAM3003:""s3:*""|}, ""Resource"": ""arn:aws:s3:::a/*"" } ] }";
            }
            """);

    [Fact]
    public Task InterpolatedRawLiteral_KeepsSilentWhereItsHolesAre()
        => Verify(""""
            class C
            {
                string Policy(string bucket, string action) => $$"""
                    {
                      "Version": "2012-10-17",
                      "Statement": [
                        { "Effect": "Allow", "Action": ["{{action}}", {|IAM3002:"s3:GetObjekt"|}], "Resource": "arn:aws:s3:::{{bucket}}/*" },
                        { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "{{bucket}}" }
                      ]
                    }
                    """;
            }
            """");

    [Fact]
    public Task InterpolatedLiteral_HasTheFindingBetweenItsBraces()
        => Verify("""
            class C
            {
                string Policy(string bucket) => $"{{ \"Version\": \"2012-10-17\", \"Statement\": [ {{ \"Effect\": \"Allow\", \"Action\": {|IAM3003:\"s3:*\"|}, \"Resource\": \"arn:aws:s3:::{bucket}/*\" }} ] }}";
            }
            """);

    [Fact]
    public Task Concatenation_IsReadAsOne()
        => Verify("""
            class C
            {
                const string Version = "2012-10-17";
                string Policy(string bucket)
                    => "{ \"Version\": \"" + Version + "\", "
                        + "\"Statement\": [ { \"Effect\": \"Allow\", \"Action\": {|IAM3002:\"s3:ListBuckets\"|}, "
                        + "\"Resource\": \"*\" } ] }";
            }
            """);

    [Fact]
    public Task HoleThatIsJson_SaysNothing()
        => Verify(""""
            class C
            {
                string Policy(string statements) => $$"""{ "Version": "2012-10-17", "Statement": {{statements}}, "Effect": 1 }""";
            }
            """");

    [Fact]
    public Task TrustPolicyOfARole_IsJudgedAsOne()
        => Verify(""""
            using Amazon.IdentityManagement.Model;
            class C
            {
                CreateRoleRequest Role() => new()
                {
                    RoleName = "worker",
                    AssumeRolePolicyDocument = """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": "ec2.amazonaws.com" }, {|IAM3001:"Resource"|}: "*" } ] }""",
                };
            }
            """", ReferenceAssemblies.AwsSurface);

    [Fact]
    public Task PolicyOfAUserThroughALocal_HasTheUsersQuota()
        => Verify(""""
            using Amazon.IdentityManagement.Model;
            class C
            {
                PutUserPolicyRequest Policy()
                {
                    var text = """{|IAM3006:{|} "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::$LONG$/*" } ] }""";
                    var request = new PutUserPolicyRequest();
                    request.PolicyDocument = text;
                    return request;
                }
            }
            """".Replace("$LONG$", new string('a', 2048), StringComparison.Ordinal), ReferenceAssemblies.AwsSurface);

    [Theory]
    [InlineData("\"Statement\"")]
    [InlineData("\"SELECT Statement, Effect FROM t\"")]
    [InlineData("\"{ \\\"Statement\\\": 1 }\"")]
    [InlineData("\"\\\"Statement\\\" \\\"Effect\\\"\"")]
    public Task WhatIsNoPolicy_IsSilent(string literal) => Verify("class C { string Text() => " + literal + "; }");

    [Fact]
    public Task RightPolicy_IsSilent()
        => Verify(""""
            class C
            {
                const string Policy = """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }""";
            }
            """");

    [Theory]
    [InlineData("allow", DiagnosticSeverity.Error)]
    [InlineData("Allow", DiagnosticSeverity.Info)]
    public async Task Severity_IsThatOfTheFinding(string effect, DiagnosticSeverity severity)
    {
        var test = Test($$""""class C { string Policy() => """{ "Version": "2012-10-17", "Statement": { "Sid": "VisualEditor0", "Effect": "{{effect}}", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" } }"""; }"""");
        if (severity == DiagnosticSeverity.Error) test.Expect(new DiagnosticResult("IAM3001").WithSeverity(severity), "\"allow\"");
        test.Expect(new DiagnosticResult("IAM3011").WithSeverity(DiagnosticSeverity.Info), "\"VisualEditor0\"");
        await test.RunAsync();
    }

    private static CSharpAnalyzerTest<PolicyStringAnalyzer> Test(string program, ReferenceAssemblies? references = null)
        => new() { TestCode = program, ReferenceAssemblies = references ?? ReferenceAssemblies.Net80 };

    private static Task Verify(string program, ReferenceAssemblies? references = null) => Test(program, references).RunAsync();
}
