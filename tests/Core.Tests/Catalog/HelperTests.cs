using IamAnalyzers.Core.Catalog;
using Xunit;

namespace IamAnalyzers.Core.Tests.Catalog;

/// <summary>The SDK's helper layers and the operations behind them.</summary>
public class HelperTests
{
    private static readonly AwsCatalog Catalog = AwsCatalog.Default;

    [Theory]
    [InlineData("Amazon.S3.Transfer.ITransferUtility", "Upload", "s3:PutObject s3:CreateMultipartUpload? s3:UploadPart? s3:CompleteMultipartUpload? s3:AbortMultipartUpload?")]
    [InlineData("Amazon.S3.Transfer.TransferUtility", "DownloadDirectory", "s3:ListObjects s3:ListObjectsV2? s3:GetObject")]
    [InlineData("Amazon.S3.Transfer.TransferUtility", "OpenStream", "s3:GetObject")]
    [InlineData("Amazon.S3.Transfer.TransferUtility", "AbortMultipartUploads", "s3:ListMultipartUploads s3:AbortMultipartUpload")]
    [InlineData("Amazon.S3.Transfer.TransferUtility", "Dispose", "")]
    [InlineData("Amazon.S3.Util.AmazonS3Util", "DoesS3BucketExistV2", "s3:GetBucketAcl")]
    [InlineData("Amazon.S3.Util.AmazonS3Util", "DeleteS3BucketWithObjects", "s3:ListObjectVersions s3:ListObjectsV2? s3:DeleteObjects s3:DeleteBucket")]
    [InlineData("Amazon.Runtime.SharedInterfaces.ICoreAmazonS3", "MakeObjectPublic", "s3:PutObjectAcl")]
    [InlineData("Amazon.DynamoDBv2.DataModel.IDynamoDBContext", "Save", "dynamodb:UpdateItem dynamodb:DescribeTable?")]
    [InlineData("Amazon.DynamoDBv2.DataModel.DynamoDBContext", "CreateTransactWrite", "dynamodb:TransactWriteItems dynamodb:DescribeTable?")]
    [InlineData("Amazon.DynamoDBv2.DocumentModel.ITable", "PutItem", "dynamodb:PutItem")]
    [InlineData("Amazon.DynamoDBv2.DocumentModel.Table", "LoadTable", "dynamodb:DescribeTable")]
    [InlineData("Amazon.DynamoDBv2.DocumentModel.TableBuilder", "Build", "")]
    [InlineData("Amazon.DynamoDBv2.DataModel.AsyncSearch", "GetNextSet", "")]
    [InlineData("Amazon.Runtime.AssumeRoleAWSCredentials", ".ctor", "sts:AssumeRole")]
    [InlineData("Amazon.Runtime.AssumeRoleWithWebIdentityCredentials", ".ctor", "sts:AssumeRoleWithWebIdentity")]
    [InlineData("Amazon.SimpleNotificationService.IAmazonSimpleNotificationService", "SubscribeQueue", "sns:Subscribe sqs:GetQueueAttributes sqs:SetQueueAttributes?")]
    [InlineData("Amazon.SQS.AmazonSQSClient", "AuthorizeS3ToSendMessage", "sqs:GetQueueAttributes sqs:SetQueueAttributes?")]
    public void HelperMethod_HasItsOperations(string type, string method, string operations)
        => Assert.Equal(
            operations,
            string.Join(' ', Catalog.FindHelper(type, method)!.Operations.Select(operation => $"{operation.Service}:{operation.Operation}{(operation.IsCertain ? "" : "?")}")));

    [Fact]
    public void EveryOperationBehindAHelper_IsInTheCatalogue()
        => Assert.Empty(Catalog.Helpers
            .SelectMany(helper => helper.Operations)
            .Where(operation => Catalog.FindService(operation.Service)?.FindOperation(operation.Operation) is null)
            .Select(operation => operation.Service + ":" + operation.Operation));

    [Fact]
    public void EveryHelperThatCalls_IsACandidateName()
        => Assert.All(
            Catalog.Helpers
                .Where(helper => helper.Operations.Count > 0)
                .Select(helper => helper.Method == ".ctor" ? helper.Type[(helper.Type.LastIndexOf('.') + 1)..] : helper.Method),
            name => Assert.True(Catalog.IsCandidateName(name) && Catalog.IsCandidateName(name + "Async"), name));

    [Theory]
    [InlineData("Amazon.S3.Transfer.TransferUtility", true)]
    [InlineData("Amazon.DynamoDBv2.DataModel.IDynamoDBContext", true)]
    [InlineData("Amazon.S3.Transfer.TransferUtilityConfig", false)]
    [InlineData("System.String", false)]
    public void HelperType_IsKnown(string type, bool expected) => Assert.Equal(expected, Catalog.IsHelperType(type));

    [Fact]
    public void UnlistedMethod_IsNoHelper()
    {
        Assert.Null(Catalog.FindHelper("Amazon.S3.Transfer.TransferUtility", "SomethingNew"));
        Assert.Null(Catalog.FindHelper("Some.Other.TransferUtility", "Upload"));
    }
}
