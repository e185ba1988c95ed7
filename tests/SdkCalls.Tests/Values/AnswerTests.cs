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

    private const string Listing = "var r = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = \"b\", Prefix = \"in/\" });";
    private const string Deletes = " await s3.DeleteObjectAsync(o.BucketName, o.Key);";

    [Theory]
    [InlineData("b in/*", Listing + " foreach (var o in r.S3Objects)" + Deletes)]
    [InlineData("b in/*", Listing + " foreach (var o in r.S3Objects.Where(x => x.Size > 0).OrderBy(x => x.Key))" + Deletes)]
    [InlineData("b in/*", Listing + " var all = r.S3Objects ?? throw new Exception(); foreach (var o in all.ToList()) { await s3.DeleteObjectAsync(r.Name, o.Key); }")]
    [InlineData("b in/*", Listing + " foreach (var o in r.S3Objects ?? [])" + Deletes)]
    [InlineData("b in/*", Listing + " foreach (var o in r.S3Objects ?? new List<S3Object>())" + Deletes)]
    [InlineData("* *", Listing + " foreach (var o in r.S3Objects ?? other)" + Deletes)]
    [InlineData("b in/*", Listing + " var o = r.S3Objects[0];" + Deletes)]
    [InlineData("b in/*", Listing + " foreach (var o in r.S3Objects) { if (o.Size == 0) continue; var key = o.Key; await s3.DeleteObjectAsync(o.BucketName, key); }")]
    [InlineData("b in/*", Listing + " var o = r.S3Objects.First();" + Deletes)]
    [InlineData("b in/*", Listing + " await Task.WhenAll(r.S3Objects.Select(o => s3.DeleteObjectAsync(o.BucketName, o.Key)));")]
    [InlineData("b in/*", Listing + " r.S3Objects.ForEach(o => s3.DeleteObjectAsync(\"b\", o.Key));")]
    [InlineData("b in/*", "ListObjectsV2Response r; var q = new ListObjectsV2Request { BucketName = \"b\", Prefix = \"in/\" }; do { r = await s3.ListObjectsV2Async(q); foreach (var o in r.S3Objects) {" + Deletes + " } q.ContinuationToken = r.NextContinuationToken; } while (r.NextContinuationToken is not null);")]
    [InlineData("b in/*", "await foreach (var o in s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = \"b\", Prefix = \"in/\" }).S3Objects)" + Deletes)]
    [InlineData("b in/*", "var p = s3.Paginators.ListObjectsV2(new ListObjectsV2Request { BucketName = \"b\", Prefix = \"in/\" }); await foreach (var r in p.Responses) foreach (var o in r.S3Objects)" + Deletes)]
    [InlineData("b in/*|out/*", "var q = new ListObjectsV2Request { BucketName = \"b\", Prefix = \"in/\" }; var p = s3.Paginators.ListObjectsV2(q); q.Prefix = \"out/\"; await foreach (var o in p.S3Objects)" + Deletes)]
    [InlineData("b *", "var r = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = \"b\" }); foreach (var o in r.S3Objects)" + Deletes)]
    [InlineData("b in/*", "foreach (var o in (await s3.ListObjectsAsync(\"b\", \"in/\")).S3Objects)" + Deletes)]
    [InlineData("b in/*", "foreach (var o in (await s3.ListVersionsAsync(\"b\", \"in/\")).Versions)" + Deletes)]
    [InlineData("b *", "var r = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = \"b\", Prefix = \"a b/\", Encoding = EncodingType.Url }); foreach (var o in r.S3Objects)" + Deletes)]
    [InlineData("* in/*", "var r = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = \"arn:aws:s3:eu-west-1:123456789012:accesspoint/a\", Prefix = \"in/\" }); foreach (var o in r.S3Objects)" + Deletes)]
    [InlineData("b *", Listing + " foreach (var o in r.S3Objects) { o.Key = o.Key.Trim(); await s3.DeleteObjectAsync(o.BucketName, o.Key); }")]
    [InlineData("* *", Listing + " r.S3Objects.Add(new S3Object { BucketName = \"c\", Key = \"x\" }); foreach (var o in r.S3Objects)" + Deletes)]
    [InlineData("* *", Listing + " r.S3Objects = other; foreach (var o in r.S3Objects)" + Deletes)]
    [InlineData("* *", Listing + " var all = r.S3Objects; all.AddRange(other); foreach (var o in all)" + Deletes)]
    [InlineData("* *", Listing + " var all = r.S3Objects; var same = all; same.AddRange(other); foreach (var o in all)" + Deletes)]
    [InlineData("* *", Listing + " Fill(r.S3Objects); foreach (var o in r.S3Objects)" + Deletes + " void Fill(List<S3Object> all) => all.AddRange(other);")]
    [InlineData("* *", Listing + " foreach (var o in r.S3Objects.Concat(other))" + Deletes)]
    [InlineData("* *", Listing + " foreach (var one in r.S3Objects) { var o = one; o = other[0]; " + Deletes + " }")]
    [InlineData("* *", "foreach (var o in other)" + Deletes)]
    [InlineData("b a.bin", "var r = await s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = \"b\", Key = \"a.bin\" }); await s3.DeleteObjectAsync(r.BucketName, r.Key);")]
    [InlineData("b a.bin", "using var r = await s3.GetObjectAsync(\"b\", \"a.bin\"); await s3.DeleteObjectAsync(r.BucketName, r.Key);")]
    public void ListedObject_HasTheBucketAndPrefixOfTheListing(string expected, string body)
    {
        var call = Reading.Of(
            $"using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks; using Amazon.S3; using Amazon.S3.Model;\nclass User {{ async Task Use(IAmazonS3 s3, List<S3Object> other) {{ {body} }} }}",
            ReferenceAssemblies.AwsV4).Calls.Single(static call => call.Operation == "DeleteObject");

        Assert.Equal(expected, string.Join(' ', new[] { "BucketName", "Key" }.Select(member => Shown.Of(call, member)).Select(static text => text.TrimEnd('?') == "unknown" ? "*" : text.TrimEnd('?'))));
    }

    private static string Read(string space, string client, string operation, string member, string body)
        => Shown.Of(
            Reading.Of(
                $"using System.Threading.Tasks; using Amazon.{space}; using Amazon.{space}.Model;\nclass User {{ async Task Use({client}, string name) {{ {body} }} }}",
                ReferenceAssemblies.AwsSurface).Calls.Single(call => call.Operation == operation),
            member);
}
