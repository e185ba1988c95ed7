using IamAnalyzers.Executed.Tests.Wire;
using Xunit;

namespace IamAnalyzers.Executed.Tests;

/// <summary>Requests as the SDK sends them, and what AWS's Service Authorization Reference says that they need.</summary>
public sealed class WireReaderTests
{
    private const string Json = "application/x-amz-json-1.0";

    [Theory]
    [InlineData("GET", "https://docs.s3.us-east-1.amazonaws.com/a/b.txt", "s3:GetObject on arn:aws:s3:::docs/a/b.txt")]
    [InlineData("HEAD", "https://docs.s3.us-east-1.amazonaws.com/a", "s3:GetObject on arn:aws:s3:::docs/a")]
    [InlineData("GET", "https://docs.s3.us-east-1.amazonaws.com/a?versionId=1", "s3:GetObjectVersion on arn:aws:s3:::docs/a")]
    [InlineData("GET", "https://s3.us-east-1.amazonaws.com/Docs/?list-type=2", "s3:ListBucket on arn:aws:s3:::Docs")]
    [InlineData("GET", "https://s3.us-east-1.amazonaws.com/Docs/a/b", "s3:GetObject on arn:aws:s3:::Docs/a/b")]
    [InlineData("GET", "https://docs.s3.us-east-1.amazonaws.com/?policy", "s3:GetBucketPolicy on arn:aws:s3:::docs")]
    [InlineData("PUT", "https://docs.s3.us-east-1.amazonaws.com/a?tagging", "s3:PutObjectTagging on arn:aws:s3:::docs/a")]
    [InlineData("DELETE", "https://docs.s3.us-east-1.amazonaws.com/?tagging", "s3:PutBucketTagging on arn:aws:s3:::docs")]
    [InlineData("DELETE", "https://docs.s3.us-east-1.amazonaws.com/a", "s3:DeleteObject on arn:aws:s3:::docs/a")]
    [InlineData("GET", "https://s3.us-east-1.amazonaws.com/", "s3:ListAllMyBuckets on *")]
    public void RequestToS3_NeedsTheActionOfItsPath(string method, string address, string expected)
        => Assert.Equal([expected], Read(method, address, "", ""));

    [Fact]
    public void CopyInS3_NeedsTheSourceToo()
        => Assert.Equal(
            ["s3:GetObject on arn:aws:s3:::from/a b", "s3:PutObject on arn:aws:s3:::to/c"],
            Read("PUT", "https://to.s3.us-east-1.amazonaws.com/c", "", "", ("x-amz-copy-source", "/from/a%20b")));

    [Fact]
    public void DeletionOfManyInS3_NeedsEachKey()
        => Assert.Equal(
            ["s3:DeleteObject on arn:aws:s3:::docs/x", "s3:DeleteObject on arn:aws:s3:::docs/y"],
            Read("POST", "https://docs.s3.us-east-1.amazonaws.com/?delete", "", "<Delete><Object><Key>x</Key></Object><Object><Key>y</Key></Object></Delete>"));

    [Theory]
    [InlineData("ec2", "Action=TerminateInstances&InstanceId.1=i-1&InstanceId.2=i-2&Version=2016-11-15", "ec2:TerminateInstances on arn:aws:ec2:us-east-1:123456789012:instance/i-1|ec2:TerminateInstances on arn:aws:ec2:us-east-1:123456789012:instance/i-2")]
    [InlineData("ec2", "Action=DeregisterImage&ImageId=ami-1", "ec2:DeregisterImage on arn:aws:ec2:us-east-1::image/ami-1")]
    [InlineData("ec2", "Action=CreateTags&ResourceId.1=vol-1&ResourceId.2=i-1&Tag.1.Key=a", "ec2:CreateTags on arn:aws:ec2:us-east-1:123456789012:volume/vol-1|ec2:CreateTags on arn:aws:ec2:us-east-1:123456789012:instance/i-1")]
    [InlineData("ec2", "Action=DescribeInstances&InstanceId.1=i-1", "ec2:DescribeInstances on *")]
    [InlineData("sts", "Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fr", "sts:AssumeRole on arn:aws:iam::123456789012:role/r")]
    [InlineData("sts", "Action=GetCallerIdentity", "")]
    public void QueryRequest_NeedsTheResourcesThatItNames(string service, string body, string expected)
        => Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), Read("POST", $"https://{service}.us-east-1.amazonaws.com/", "", body));

    [Theory]
    [InlineData("dynamodb", "DynamoDB_20120810.Query", """{"TableName":"orders","IndexName":"by-day"}""", "dynamodb:Query on arn:aws:dynamodb:us-east-1:123456789012:table/orders/index/by-day")]
    [InlineData("dynamodb", "DynamoDB_20120810.BatchGetItem", """{"RequestItems":{"a":{},"b":{}}}""", "dynamodb:BatchGetItem on arn:aws:dynamodb:us-east-1:123456789012:table/a|dynamodb:BatchGetItem on arn:aws:dynamodb:us-east-1:123456789012:table/b")]
    [InlineData("dynamodb", "DynamoDB_20120810.TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"a"}},{"Delete":{"TableName":"b"}}]}""", "dynamodb:PutItem on arn:aws:dynamodb:us-east-1:123456789012:table/a|dynamodb:DeleteItem on arn:aws:dynamodb:us-east-1:123456789012:table/b")]
    [InlineData("sqs", "AmazonSQS.SendMessageBatch", """{"QueueUrl":"https://sqs.us-east-1.amazonaws.com/123456789012/q"}""", "sqs:SendMessage on arn:aws:sqs:us-east-1:123456789012:q")]
    [InlineData("kms", "TrentService.Encrypt", """{"KeyId":"alias/app"}""", "kms:Encrypt on arn:aws:kms:us-east-1:123456789012:key/00000000-0000-4000-8000-000000000000 kms:RequestAlias=alias/app kms:ResourceAliases=alias/app")]
    [InlineData("ssm", "AmazonSSM.GetParameters", """{"Names":["/a/b","c"]}""", "ssm:GetParameters on arn:aws:ssm:us-east-1:123456789012:parameter/a/b|ssm:GetParameters on arn:aws:ssm:us-east-1:123456789012:parameter/c")]
    public void JsonRequest_NeedsTheResourcesThatItNames(string service, string target, string body, string expected)
        => Assert.Equal(expected.Split('|'), Read("POST", $"https://{service}.us-east-1.amazonaws.com/", target, body));

    [Fact]
    public void RequestThatIsNotKnown_IsNoSilence()
        => Assert.Throws<NotSupportedException>(() => Read("POST", "https://glacier.us-east-1.amazonaws.com/", "", ""));

    private static IEnumerable<string> Read(string method, string address, string target, string body, params (string Name, string Value)[] more)
    {
        var headers = more.Append(("Content-Type", Json)).ToDictionary(static pair => pair.Item1, static pair => pair.Item2, StringComparer.OrdinalIgnoreCase);
        if (target.Length > 0) headers.Add("X-Amz-Target", target);
        return WireReader.Read(new WireRequest(method, new Uri(address), headers, body)).Select(static asked => asked.ToString());
    }
}
