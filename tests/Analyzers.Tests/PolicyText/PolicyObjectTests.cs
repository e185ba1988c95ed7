using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.PolicyText;

/// <summary>IAM3001 to IAM3012 in policies that a program makes of objects: each finding at the expression.</summary>
public class PolicyObjectTests
{
    private const string Newtonsoft = "namespace Newtonsoft.Json { static class JsonConvert { public static string SerializeObject(object value) => \"\"; } }";

    [Fact]
    public Task AnonymousObjects_HaveTheFindingAtTheValue()
        => Verify("""
            using System.Text.Json;
            class C
            {
                string Policy(string bucket) => JsonSerializer.Serialize(new
                {
                    Version = "2012-10-17",
                    Statement = new[]
                    {
                        new { Effect = "Allow", Action = new[] { "s3:GetObject", {|IAM3002:"s3:GetObjekt"|} }, Resource = $"arn:aws:s3:::{bucket}/*" },
                        new { Effect = {|IAM3001:"allow"|}, Action = new[] { "s3:PutObject" }, Resource = "arn:aws:s3:::" + bucket + "/*" },
                    },
                });
            }
            """);

    [Fact]
    public Task NewtonsoftJson_IsReadAlike()
        => Verify("""
            class C
            {
                string Policy() => Newtonsoft.Json.JsonConvert.SerializeObject(new { Version = "2012-10-17", Statement = new { Effect = "Allow", Action = {|IAM3003:"s3:*"|}, Resource = "arn:aws:s3:::reports/*" } });
            }
            """ + "\n" + Newtonsoft);

    [Fact]
    public Task Dictionaries_AreObjects()
        => Verify("""
            using System.Collections.Generic;
            using System.Text.Json;
            class C
            {
                const string Action = "Action";
                string Policy(string arn)
                {
                    var document = new Dictionary<string, object>
                    {
                        ["Version"] = "2012-10-17",
                        ["Statement"] = new object[]
                        {
                            new Dictionary<string, object>
                            {
                                { "Effect", "Allow" },
                                { Action, new List<string> { {|IAM3002:"sqs:SendMessageBatch"|} } },
                                { "Resource", arn },
                                { "Condition", new Dictionary<string, object> { ["Bool"] = new Dictionary<string, object> { ["aws:SecureTransport"] = true } } },
                            },
                        },
                    };
                    return JsonSerializer.Serialize(document);
                }
            }
            """);

    [Fact]
    public Task LocalThatIsUsedOnce_IsSeenThrough()
        => Verify("""
            using System.Collections.Generic;
            using System.Text.Json;
            class C
            {
                string Policy()
                {
                    var actions = new[] { {|IAM3003:"sqs:*"|} };
                    var statements = new List<object> { new { Effect = "Allow", Action = actions, Resource = "arn:aws:sqs:*:*:orders" } };
                    return JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = statements });
                }
            }
            """);

    [Fact]
    public Task WhatIsAddedLater_IsNotMissed()
        => Verify("""
            using System.Collections.Generic;
            using System.Text.Json;
            class C
            {
                string Policy(string bucket)
                {
                    var statement = new Dictionary<string, object> { ["Effect"] = "Allow", ["Action"] = "s3:GetObject" };
                    statement["Resource"] = "arn:aws:s3:::" + bucket + "/*";
                    var document = new Dictionary<string, object> { ["Statement"] = new[] { statement } };
                    document["Version"] = "2012-10-17";
                    return JsonSerializer.Serialize(document);
                }
            }
            """);

    [Fact]
    public Task MissingMember_IsFoundAtTheObject()
        => Verify("""
            using System.Text.Json;
            class C
            {
                string Policy() => JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = new[] { {|IAM3001:new|} { Effect = "Allow", Resource = "*" } } });
            }
            """);

    [Fact]
    public Task Sink_DecidesTheKind()
        => Verify("""
            using System.Text.Json;
            using Amazon.IdentityManagement.Model;
            class C
            {
                CreateRoleRequest Role()
                {
                    var trust = new
                    {
                        Version = "2012-10-17",
                        Statement = new { Effect = "Allow", Principal = new { Service = {|IAM3001:"lambda"|} }, Action = {|IAM3001:"s3:GetObject"|} },
                    };
                    return new CreateRoleRequest { RoleName = "worker", AssumeRolePolicyDocument = JsonSerializer.Serialize(trust) };
                }
            }
            """);

    [Fact]
    public Task WhatIsNotVisible_SaysNothing()
        => Verify("""
            using System.Linq;
            using System.Text.Json;
            class C
            {
                string Policy(string[] actions, object condition, object principal, string effect) => JsonSerializer.Serialize(new
                {
                    Version = "2012-10-17",
                    Statement = new[]
                    {
                        new { Effect = effect, Principal = principal, Action = actions.Select(static a => "s3:" + a).ToArray(), Resource = "*", Condition = condition },
                    },
                });

                string Rest(object[] statements) => JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = statements, Effect = 1 });
            }
            """);

    [Fact]
    public Task ObjectThatIsNoPolicy_IsSilent()
        => Verify("""
            using System.Text.Json;
            class C
            {
                string Row() => JsonSerializer.Serialize(new { Statement = "SELECT 1", Effect = "none" });
                object NotWritten() => new { Version = "2012-10-17", Statement = new { Effect = "allow", Action = "s3", Resource = "x" } };
                string Template() => JsonSerializer.Serialize(new { Resources = new { Statement = new { Effect = "allow" } } });
            }
            """);

    private static Task Verify(string program)
        => new CSharpAnalyzerTest<PolicyStringAnalyzer> { TestCode = program, ReferenceAssemblies = ReferenceAssemblies.AwsSurface }.RunAsync();
}
