using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

public class AwsCatalogTests
{
    private static readonly AwsCatalog Catalog = AwsCatalog.Default;

    [Theory]
    [InlineData("PutObject")]
    [InlineData("PutObjectAsync")]
    [InlineData("BeginPutObject")]
    [InlineData("EndPutObject")]
    [InlineData("PutBucketAsync")]
    [InlineData("GetPreSignedURL")]
    [InlineData("InvokeAsyncAsync")]
    [InlineData("RunInstancesAsync")]
    [InlineData("UploadDirectoryAsync")]
    [InlineData("AssumeRoleAWSCredentials")]
    [InlineData("AuthorizeS3ToPublishAsync")]
    public void NameOfACall_IsACandidate(string name) => Assert.True(Catalog.IsCandidateName(name));

    [Theory]
    [InlineData("")]
    [InlineData("Async")]
    [InlineData("ToString")]
    [InlineData("putobject")]
    [InlineData("PutObjec")]
    [InlineData("PutObjectt")]
    [InlineData("WriteLineAsync")]
    [InlineData("WithDynamoDBClient")]
    public void OtherName_IsNoCandidate(string name) => Assert.False(Catalog.IsCandidateName(name));

    [Fact]
    public void EveryOperationAndRenamedMethod_IsACandidate()
        => Assert.All(
            Catalog.ServiceIds
                .Select(id => Catalog.FindService(id)!)
                .SelectMany(service => service.Operations.Select(operation => operation.Name).Concat(service.RenamedMethods)),
            name => Assert.True(Catalog.IsCandidateName(name), name));

    [Theory]
    [InlineData("Amazon.S3", "IAmazonS3", "s3")]
    [InlineData("Amazon.S3", "AmazonS3Client", "s3")]
    [InlineData("Amazon.EC2", "IAmazonEC2", "ec2")]
    [InlineData("Amazon.IdentityManagement", "AmazonIdentityManagementServiceClient", "iam")]
    [InlineData("Amazon.DynamoDBv2", "IAmazonDynamoDB", "dynamodb")]
    [InlineData("Amazon.DynamoDBv2", "IAmazonDynamoDBStreams", "dynamodbstreams")]
    [InlineData("Amazon.DynamoDBv2", "AmazonDynamoDBStreamsClient", "dynamodbstreams")]
    [InlineData("Amazon.EventBridge", "IAmazonEventBridge", "events")]
    [InlineData("Amazon.CloudWatchEvents", "IAmazonCloudWatchEvents", "events")]
    [InlineData("Amazon.ElasticLoadBalancingV2", "IAmazonElasticLoadBalancingV2", "elbv2")]
    [InlineData("Amazon.SimpleNotificationService", "IAmazonSimpleNotificationService", "sns")]
    public void Client_IsFoundByItsNames(string clientNamespace, string type, string service)
        => Assert.Equal(service, Catalog.FindClient(clientNamespace, type)?.Id);

    [Theory]
    [InlineData("Minio", "IAmazonS3")]
    [InlineData("Amazon.S3", "S3Config")]
    [InlineData("Amazon.S3.Model", "IAmazonS3")]
    [InlineData("Amazon.DynamoDBv2", "IAmazonSomethingElse")]
    [InlineData("", "")]
    public void OtherType_IsNoClient(string clientNamespace, string type) => Assert.Null(Catalog.FindClient(clientNamespace, type));

    [Fact]
    public void EveryService_IsFoundByItsClients()
    {
        foreach (var id in Catalog.ServiceIds)
        {
            var service = Catalog.FindService(id)!;
            var byInterface = Catalog.FindClient(service.Namespace, service.ClientInterface)!;

            // The API models of one service (SMS and Voice) stand under two ids, with the same client.
            Assert.Equal(id == "sms-voice" ? "pinpoint-sms-voice" : id, byInterface.Id);
            Assert.Same(byInterface, Catalog.FindClient(service.Namespace, service.ClientClass));
        }
    }

    [Theory]
    [InlineData("PutBucket", "CreateBucket")]
    [InlineData("InitiateMultipartUpload", "CreateMultipartUpload")]
    [InlineData("CopyPart", "UploadPartCopy")]
    [InlineData("GetObjectMetadata", "HeadObject")]
    [InlineData("ListVersions", "ListObjectVersions")]
    [InlineData("DeleteLifecycleConfiguration", "DeleteBucketLifecycle")]
    [InlineData("PutBucketNotification", "PutBucketNotificationConfiguration")]
    [InlineData("CreatePresignedPost", "PutObject")]
    [InlineData("GetObject", "GetObject")]
    [InlineData("HeadBucket", "HeadBucket")]
    public void MethodOfS3_IsItsOperation(string stem, string operation)
    {
        var target = Assert.Single(Catalog.FindService("s3")!.FindMethod(stem));

        Assert.Equal(operation, target.Operation.Name);
        Assert.Null(target.Trigger);
    }

    [Theory]
    [InlineData("GetACL", "GetBucketAcl when !Key, GetObjectAcl when Key")]
    [InlineData("PutACL", "PutBucketAcl when !Key, PutObjectAcl when Key")]
    [InlineData("GetPreSignedURL", "DeleteObject when Verb=DELETE, GetObject when !Verb|Verb=GET, HeadObject when Verb=HEAD, PutObject when Verb=PUT")]
    public void MethodThatTheRequestDecides_HasATriggerForEachOperation(string stem, string expected)
        => Assert.Equal(expected, string.Join(", ", Catalog.FindService("s3")!.FindMethod(stem).Select(target => $"{target.Operation.Name} when {target.Trigger!.Text}")));

    [Theory]
    [InlineData("lambda", "Invoke", "Invoke")]
    [InlineData("lambda", "InvokeAsync", "InvokeAsync")]
    [InlineData("s3", "ToString", null)]
    [InlineData("s3", "getobject", null)]
    public void Method_IsTheOperationOfThatNameOrNone(string service, string stem, string? operation)
        => Assert.Equal(operation, Catalog.FindService(service)!.FindMethod(stem).SingleOrDefault()?.Operation.Name);

    [Fact]
    public void Action_IsFoundWithoutCaseAndSpelledAsInTheReference()
    {
        Assert.Equal("ec2:RunInstances", Catalog.FindAction("EC2:runinstances")?.Name);
        Assert.Null(Catalog.FindAction("sqs:SendMessageBatch"));
        Assert.Null(Catalog.FindAction("nosuch:Action"));
        Assert.Null(Catalog.FindAction("RunInstances"));
        Assert.Null(Catalog.FindService("nosuch"));
    }

    [Fact]
    public void Action_KnowsItsAccessResourcesAndKeys()
    {
        var run = Catalog.FindAction("ec2:RunInstances")!;

        Assert.Equal(AccessLevels.Write, run.Access);
        Assert.Equal(
            ["image", "instance", "network-interface", "security-group", "subnet"],
            run.Resources.Where(resource => resource.IsRequired).Select(resource => resource.Type.Name));
        Assert.Equal(
            ["instance", "network-interface", "secondary-interface", "spot-instances-request", "volume"],
            run.Resources.Where(resource => resource.IsCreated).Select(resource => resource.Type.Name));
        Assert.Equal("arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}", run.Resources.Single(resource => resource.Type.Name == "instance").Type.Arn);
        Assert.Contains("ec2:InstanceType", run.Resources.Single(resource => resource.Type.Name == "instance").ConditionKeys);
        Assert.Equal(AccessLevels.Write | AccessLevels.PermissionsManagement, Catalog.FindAction("iam:PutRolePolicy")!.Access);
        Assert.Empty(Catalog.FindAction("ec2:DescribeInstances")!.Resources);
        Assert.Equal("String", Catalog.FindPrefix("EC2")!.ConditionKeys["EC2:region"]);
    }

    [Theory]
    [InlineData("sqs:CreateQueue", "queue")]
    [InlineData("lambda:CreateFunction", "function")]
    [InlineData("iam:CreateRole", "role")]
    [InlineData("rds:CreateDBInstance", "db")]
    [InlineData("rds:CreateDBClusterSnapshot", "cluster-snapshot")]
    [InlineData("ec2:CreateSnapshot", "snapshot")]
    [InlineData("ecs:RunTask", "")]
    [InlineData("sqs:SendMessage", "")]
    [InlineData("sqs:TagQueue", "")]
    public void CreatedType_IsTheOneThatTheActionMakes(string action, string types)
        => Assert.Equal(types, string.Join(' ', Catalog.FindAction(action)!.Resources.Where(resource => resource.IsCreated).Select(resource => resource.Type.Name)));

    [Fact]
    public void TypeWithSeveralArnForms_StandsOnceForEach()
    {
        var arns = Catalog.FindPrefix("apigateway")!.ResourceTypes.Where(type => type.Name == "Stage").Select(type => type.Arn).ToList();

        Assert.Equal(2, arns.Count);
        Assert.All(arns, arn => Assert.DoesNotContain(',', arn));
    }

    [Fact]
    public void ServicesAndOperations_AreTheSameForAllThreads()
    {
        var found = new OperationEntry?[64];
        Parallel.For(0, found.Length, i => found[i] = Catalog.FindService("kinesis")!.FindOperation("PutRecord"));

        Assert.All(found, operation => Assert.Same(found[0], operation));
    }

    [Fact]
    public void DataDate_IsADay() => Assert.Matches("^20[0-9]{2}-[01][0-9]-[0-3][0-9]$", Catalog.DataDate);
}
