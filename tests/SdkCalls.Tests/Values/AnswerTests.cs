using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests.Values;

/// <summary>Identifiers that a service answers with, handed to the next call.</summary>
public sealed class AnswerTests
{
    private const string Iam = "IAmazonIdentityManagementService iam";

    [Theory]
    [InlineData("AttachRolePolicy", "PolicyArn", "arn:*:iam::*:policy/app", "var p = await iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = \"app\" }); await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = \"r\", PolicyArn = p.Policy.Arn });")]
    [InlineData("AttachRolePolicy", "PolicyArn", "arn:*:iam::*:policy/team/app", "var request = new CreatePolicyRequest(); request.Path = \"/team/\"; request.PolicyName = \"app\"; var policy = (await iam.CreatePolicyAsync(request).ConfigureAwait(false)).Policy; await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = \"r\", PolicyArn = policy.Arn });")]
    [InlineData("AttachRolePolicy", "PolicyArn", "arn:*:iam::*:policy/app", "var asked = iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = \"app\" }); var answer = await asked; var arn = answer.Policy.Arn; await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = \"r\", PolicyArn = arn });")]
    [InlineData("AttachRolePolicy", "PolicyArn", "arn:*:iam::*:policy/*", "var p = await iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = name }); await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = \"r\", PolicyArn = p.Policy.Arn });")]
    [InlineData("AttachRolePolicy", "PolicyArn", "arn:*:iam::*:policy*app", "var p = await iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = \"app\", Path = name }); await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = \"r\", PolicyArn = p.Policy.Arn });")]
    [InlineData("AttachRolePolicy", "PolicyArn", "arn:*:iam::*:policy/app|arn:aws:iam::aws:policy/ReadOnlyAccess", "var arn = name == \"a\" ? (await iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = \"app\" })).Policy.Arn : \"arn:aws:iam::aws:policy/ReadOnlyAccess\"; await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = \"r\", PolicyArn = arn });")]
    [InlineData("AttachRolePolicy", "PolicyArn", "unknown", "var p = await iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = \"app\" }); p = await iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = \"other\" }); await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = \"r\", PolicyArn = p.Policy.Arn });")]
    [InlineData("DeletePolicy", "PolicyArn", "arn:*:iam::*:policy/app", "await iam.DeletePolicyAsync(new DeletePolicyRequest { PolicyArn = (await iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = \"app\", Path = null })).Policy.Arn });")]
    [InlineData("AttachRolePolicy", "PolicyArn", "arn:*:iam::*:policy/app", "async Task<string> Make() => (await iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = \"app\" })).Policy.Arn; await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = \"r\", PolicyArn = await Make() });")]
    [InlineData("AttachRolePolicy", "PolicyArn", "unknown", "var p = await iam.GetPolicyAsync(new GetPolicyRequest { PolicyArn = name }); await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = \"r\", PolicyArn = p.Policy.Arn });")]
    public void ArnOfWhatWasCreated_HasItsName(string operation, string member, string expected, string body)
        => Assert.Equal(expected, Read("IdentityManagement", Iam, operation, member, body));

    [Theory]
    [InlineData("SimpleNotificationService", "IAmazonSimpleNotificationService sns", "Publish", "TopicArn", "arn:*:sns:*:*:orders", "var t = await sns.CreateTopicAsync(\"orders\"); await sns.PublishAsync(t.TopicArn, \"x\");")]
    [InlineData("SimpleNotificationService", "IAmazonSimpleNotificationService sns", "Publish", "TopicArn", "arn:*:sns:*:*:orders-*", "var t = await sns.CreateTopicAsync(new CreateTopicRequest { Name = \"orders-\" + name }); await sns.PublishAsync(new PublishRequest { TopicArn = t.TopicArn });")]
    [InlineData("SQS", "IAmazonSQS sqs", "SendMessage", "QueueUrl", "*/jobs", "var url = (await sqs.GetQueueUrlAsync(\"jobs\")).QueueUrl; await sqs.SendMessageAsync(url, \"x\");")]
    [InlineData("SQS", "IAmazonSQS sqs", "SendMessage", "QueueUrl", "*/jobs", "var request = new CreateQueueRequest { QueueName = \"jobs\" }; var answer = await sqs.CreateQueueAsync(request); await sqs.SendMessageAsync(answer.QueueUrl, \"x\");")]
    public void IdentifierOfOtherServices_HasTheName(string space, string client, string operation, string member, string expected, string body)
        => Assert.Equal(expected, Read(space, client, operation, member, body));

    private static string Read(string space, string client, string operation, string member, string body)
        => Shown.Of(
            Reading.Of(
                $"using System.Threading.Tasks; using Amazon.{space}; using Amazon.{space}.Model;\nclass User {{ async Task Use({client}, string name) {{ {body} }} }}",
                ReferenceAssemblies.AwsSurface).Calls.Single(call => call.Operation == operation),
            member);
}
