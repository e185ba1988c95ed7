using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.PolicyText;

/// <summary>Where a text goes decides what it may hold: a statement of a queue's policy without a principal is wrong, of a user's it is right.</summary>
public class PolicySinkTests
{
    private const string OfQueue = """"
        """{ "Version": "2012-10-17", "Statement": [ {|IAM3001:{|} "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" } ] }"""
        """";

    private const string OfTopic = """"
        """{ "Version": "2012-10-17", "Statement": [ {|IAM3001:{|} "Effect": "Allow", "Action": "sns:Publish", "Resource": "arn:aws:sns:eu-west-1:111122223333:orders" } ] }"""
        """";

    private const string OfBucket = """"
        """{ "Version": "2012-10-17", "Statement": [ {|IAM3001:{|} "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }"""
        """";

    [Theory]
    [InlineData("public static string Text = $P$;")]
    [InlineData("public static readonly string Text = $P$;")]
    [InlineData("public const string Text = $P$;")]
    [InlineData("public static string Text { get; } = $P$;")]
    public Task MemberOfAFileWithManyOtherNamesLikeIt_IsAResourcePolicy(string member)
        => Verify($$"""
            using System.Collections.Generic;
            using Amazon.SQS.Model;
            static class Policies
            {
                {{member.Replace("$P$", OfQueue, StringComparison.Ordinal)}}
            }
            class Other
            {
                string Text = "";
                {{string.Join("\n    ", Enumerable.Range(0, 120).Select(static number => $"string M{number}() => Text;"))}}
                object Use() => new SetQueueAttributesRequest { Attributes = new() { ["Policy"] = Policies.Text } };
            }
            """);

    [Theory]
    [InlineData("new SetQueueAttributesRequest { Attributes = new Dictionary<string, string> { [\"Policy\"] = $P$ } }")]
    [InlineData("new SetQueueAttributesRequest { Attributes = new() { { \"Policy\", $P$ } } }")]
    [InlineData("new SetQueueAttributesRequest { Attributes = { [\"Policy\"] = $P$ } }")]
    [InlineData("new CreateQueueRequest { QueueName = \"orders\", Attributes = new() { [QueueAttributeName.Policy] = $P$ } }")]
    [InlineData("client.SetQueueAttributesAsync(\"url\", new Dictionary<string, string> { [Name] = $P$ })")]
    [InlineData("client.SetQueueAttributesAsync(attributes: new Dictionary<string, string> { [\"Policy\"] = $P$ }, queueUrl: \"url\")")]
    public Task AttributeOfAQueue_IsAResourcePolicy(string expression)
        => Verify($$"""
            using System.Collections.Generic;
            using Amazon.SQS;
            using Amazon.SQS.Model;
            class C
            {
                const string Name = "Policy";
                object Use(IAmazonSQS client) => {{expression.Replace("$P$", OfQueue, StringComparison.Ordinal)}};
            }
            """);

    [Theory]
    [InlineData("request.Attributes[\"Policy\"] = $P$;")]
    [InlineData("request.Attributes.Add(\"Policy\", $P$);")]
    [InlineData("var text = $P$; request.Attributes[\"Policy\"] = text;")]
    [InlineData("var all = new Dictionary<string, string> { [\"Policy\"] = $P$ }; request.Attributes = all;")]
    [InlineData("var all = new Dictionary<string, string>(); all[\"Policy\"] = $P$; request.Attributes = all;")]
    [InlineData("var all = new Dictionary<string, string>(); all.Add(\"Policy\", $P$); client.SetQueueAttributesAsync(\"url\", all);")]
    public Task AttributeOfAQueueInSteps_IsAResourcePolicy(string statements)
        => Verify($$"""
            using System.Collections.Generic;
            using Amazon.SQS;
            using Amazon.SQS.Model;
            class C
            {
                void Use(IAmazonSQS client, SetQueueAttributesRequest request)
                {
                    {{statements.Replace("$P$", OfQueue, StringComparison.Ordinal)}}
                }
            }
            """);

    [Theory]
    [InlineData("new SetTopicAttributesRequest { TopicArn = \"t\", AttributeName = \"Policy\", AttributeValue = $P$ }")]
    [InlineData("new SetTopicAttributesRequest(\"t\", \"Policy\", $P$)")]
    [InlineData("client.SetTopicAttributesAsync(\"t\", \"Policy\", $P$)")]
    [InlineData("new CreateTopicRequest { Name = \"orders\", Attributes = new() { [\"Policy\"] = $P$ } }")]
    public Task AttributeOfATopic_IsAResourcePolicy(string expression)
        => Verify($$"""
            using System.Collections.Generic;
            using Amazon.SimpleNotificationService;
            using Amazon.SimpleNotificationService.Model;
            class C
            {
                object Use(IAmazonSimpleNotificationService client) => {{expression.Replace("$P$", OfTopic, StringComparison.Ordinal)}};
            }
            """);

    [Theory]
    [InlineData("new SetTopicAttributesRequest { TopicArn = \"t\", AttributeName = \"DeliveryPolicy\", AttributeValue = $P$ }")]
    [InlineData("new CreateTopicRequest { Name = \"orders\", Attributes = new() { [\"Other\"] = $P$ } }")]
    public Task OtherAttribute_IsJudgedByItsWords(string expression)
        => Verify($$"""
            using Amazon.SimpleNotificationService.Model;
            class C
            {
                object Use() => {{expression.Replace("$P$", OfTopic.Replace("{|IAM3001:{|}", "{", StringComparison.Ordinal), StringComparison.Ordinal)}};
            }
            """);

    [Theory]
    [InlineData("Task Use(IAmazonS3 client) => client.PutBucketPolicyAsync(\"reports\", $P$);")]
    [InlineData("Task Use(IAmazonS3 client) => client.PutBucketPolicyAsync(policy: $P$, bucketName: \"reports\");")]
    [InlineData("Task Use(IAmazonS3 client) => client.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = \"reports\", Policy = ($P$) });")]
    [InlineData("const string Text = $P$; Task Use(IAmazonS3 client) => client.PutBucketPolicyAsync(\"reports\", Text);")]
    [InlineData("static class Policies { public const string Reports = $P$; } Task Use(IAmazonS3 client) => client.PutBucketPolicyAsync(\"reports\", Policies.Reports);")]
    [InlineData("static readonly string Text = $P$; Task Use(IAmazonS3 client) { var text = Text; return client.PutBucketPolicyAsync(\"reports\", text); }")]
    [InlineData("string Text { get; } = $P$; PutBucketPolicyRequest Use() => new() { Policy = this.Text };")]
    [InlineData("static string Text() => $P$; PutBucketPolicyRequest Use() => new() { Policy = Text() };")]
    [InlineData("static string Text() { return $P$; } PutBucketPolicyRequest Use() { var r = new PutBucketPolicyRequest(); r.Policy = Text(); return r; }")]
    public Task BucketPolicy_IsFoundThroughNamesAndCalls(string members)
        => Verify($$"""
            using System.Threading.Tasks;
            using Amazon.S3;
            using Amazon.S3.Model;
            class C
            {
                {{members.Replace("$P$", OfBucket, StringComparison.Ordinal)}}
            }
            """);

    [Fact]
    public Task PolicyOfAnotherService_HasTheActionsOfItsOwn()
        => Verify(""""
            using Amazon.SecretsManager.Model;
            class C
            {
                PutResourcePolicyRequest Use() => new()
                {
                    SecretId = "shop",
                    ResourcePolicy = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": {|IAM3001:"kms:Decrypt"|}, "Resource": "*" } }""",
                };
            }
            """");

    [Fact]
    public Task ElementOfAList_IsAPolicyOfItsOwn()
        => Verify(""""
            using System.Collections.Generic;
            using Amazon.IdentityManagement.Model;
            class C
            {
                SimulateCustomPolicyRequest Use() => new()
                {
                    PolicyInputList = new List<string> { """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {|IAM3001:"Principal"|}: "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } }""" },
                };
            }
            """");

    [Fact]
    public Task TextWithoutTheWordsOfAPolicy_IsCheckedAtASink()
        => Verify(""""
            using Amazon.IdentityManagement.Model;
            class C
            {
                CreatePolicyRequest Use() => new() { PolicyName = "a", PolicyDocument = """{|IAM3001:{|} "Version": "2012-10-17" }""" };
                CreatePolicyRequest Name() => new() { PolicyDocument = "reports.json" };
                Amazon.S3.Model.PutBucketPolicyRequest None() => new() { Policy = "" };
            }
            """");

    [Fact]
    public Task PolicyInAGrammarOfItsOwn_IsSilent()
        => Verify(""""
            class C
            {
                object Stack() => new Amazon.CloudFormation.Model.SetStackPolicyRequest
                {
                    StackPolicyBody = """{ "Statement": [ { "Effect": "Deny", "Action": "Update:*", "Principal": "*", "Resource": "LogicalResourceId/Database" } ] }""",
                };

                const string ByShape = """{ "Statement": [ { "Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*" } ] }""";
            }
            """");

    [Theory]
    [InlineData("""{ "type": "object", "properties": { "Statement": { "type": "array", "items": { "properties": { "Effect": { "enum": ["Allow", "Deny"] } } } } } }""")]
    [InlineData("""{ "Resources": { "Role": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": { "Statement": [ { "Effect": "Allow" } ] } } } } }""")]
    [InlineData("""{ "Statement": "SELECT 1", "Effect": "none" }""")]
    [InlineData("""[ { "Statement": [ { "Effect": "Allow" } ] } ]""")]
    [InlineData("""{ "Name": "IsAuthenticated", "Value": "\"Statement\": [ {\"Effect\"" }""")]
    public Task WhatOnlyHoldsTheWords_IsSilent(string text)
        => Verify($$""""
            class C
            {
                const string Text = """{{text}}""";
            }
            """");

    private static Task Verify(string program)
        => new CSharpAnalyzerTest<PolicyStringAnalyzer> { TestCode = program, ReferenceAssemblies = ReferenceAssemblies.AwsSurfaceAll }.RunAsync();
}
