using IamAnalyzers.Core.Calls;
using IamAnalyzers.Testing;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>What the code shows of the requests that helpers make.</summary>
public sealed class HelperRequestTests
{
    private const string Transfer = "using var transfer = new Amazon.S3.Transfer.TransferUtility(s3);\n";

    [Fact]
    public void UploadOfAPath_SetsItsParametersAndNothingElse()
    {
        var request = PutObject(Transfer + "await transfer.UploadAsync(\"file\", text, \"key\");");

        Assert.Equal(MemberState.MaybeSet, request.StateOf("BucketName"));
        Assert.Equal(["key"], request.Find("Key")!.Values);
        Assert.Equal(MemberState.Unset, request.StateOf("CannedACL"));
        Assert.Equal(MemberState.Unset, request.StateOf("TagSet"));
    }

    [Fact]
    public void UploadOfARequest_SetsWhatTheRequestHolds()
    {
        var request = PutObject(Transfer + """
            var upload = new Amazon.S3.Transfer.TransferUtilityUploadRequest { BucketName = text, Key = "key", FilePath = "file" };
            upload.TagSet = new List<Tag> { new Tag { Key = "a", Value = "b" } };
            await transfer.UploadAsync(upload);
            """);

        Assert.Equal(MemberState.Set, request.StateOf("TagSet"));
        Assert.Equal(MemberState.Unset, request.StateOf("CannedACL"));
    }

    [Fact]
    public void UploadOfARequestFromElsewhere_ShowsNothing()
    {
        var request = PutObject(Transfer + """
            var make = Activator.CreateInstance<Func<Amazon.S3.Transfer.TransferUtilityUploadRequest>>();
            await transfer.UploadAsync(make());
            """);

        Assert.Equal(MemberState.Unknown, request.StateOf("CannedACL"));
    }

    [Fact]
    public void MethodGroupOfUpload_ShowsNothing()
        => Assert.Equal(MemberState.Unknown, PutObject(Transfer + "Func<string, string, string, CancellationToken, Task> upload = transfer.UploadAsync;").StateOf("CannedACL"));

    [Fact]
    public void UploadOfADirectory_ShowsTheBucketAndSetsNothingElse()
    {
        var request = PutObject(Transfer + "await transfer.UploadDirectoryAsync(\"folder\", \"reports\");");

        Assert.Equal(["reports"], request.Find("BucketName")!.Values);
        Assert.Equal(MemberState.Unset, request.StateOf("CannedACL"));
    }

    /// <summary>An event of the request can change each file's request.</summary>
    [Fact]
    public void UploadOfADirectoryWithAnEvent_ShowsNothing()
        => Assert.Equal(MemberState.Unknown, PutObject(Transfer + """
            var upload = new Amazon.S3.Transfer.TransferUtilityUploadDirectoryRequest { BucketName = "reports", Directory = "folder" };
            upload.UploadDirectoryFileRequestEvent += (_, file) => file.UploadRequest.BucketName = text;
            await transfer.UploadDirectoryAsync(upload);
            """).StateOf("BucketName"));

    [Theory]
    [InlineData("await transfer.DownloadDirectoryAsync(\"reports\", \"in\", \"out\");", "GetObject")]
    [InlineData("await transfer.DownloadDirectoryAsync(\"reports\", \"in\", \"out\");", "ListObjectsV2")]
    [InlineData("await transfer.AbortMultipartUploadsAsync(\"reports\", DateTime.Now);", "AbortMultipartUpload")]
    [InlineData("await transfer.UploadAsync(\"file\", \"reports\");", "UploadPart")]
    [InlineData("await Amazon.S3.Util.AmazonS3Util.DoesS3BucketExistV2Async(s3, \"reports\");", "GetBucketAcl")]
    [InlineData("await Amazon.S3.Util.AmazonS3Util.DeleteS3BucketWithObjectsAsync(s3, \"reports\");", "DeleteBucket")]
    public void BucketOfAHelper_IsShown(string statement, string operation)
        => Assert.Equal(["reports"], Reading.OfBody(Transfer + statement).Calls.Single(call => call.Operation == operation).Request.Find("BucketName")!.Values);

    [Theory]
    [InlineData("Headers = { [\"x-amz-acl\"] = \"public-read\" }", "CannedACL", MemberState.Set)]
    [InlineData("Headers = { [\"X-Amz-Tagging\"] = \"a=b\" }", "TagSet", MemberState.Set)]
    [InlineData("Headers = { [\"x-amz-tagging\"] = \"a=b\", [\"x-amz-acl\"] = \"private\" }", "TagSet", MemberState.Set)]
    [InlineData("Headers = { [\"x-amz-meta-owner\"] = \"me\" }", "CannedACL", MemberState.Unset)]
    [InlineData("Headers = { [text] = \"x\" }", "CannedACL", MemberState.Unknown)]
    [InlineData("ContentType = \"text/plain\"", "CannedACL", MemberState.Unset)]
    [InlineData("ServerSideEncryptionKeyManagementServiceKeyId = text", "ServerSideEncryptionKeyManagementServiceKeyId", MemberState.MaybeSet)]
    public void HeadersOfAPreSignedUrl_AreTheMembersTheyStandFor(string member, string asked, MemberState expected)
        => Assert.Equal(expected, PutObject("s3.GetPreSignedURL(new GetPreSignedUrlRequest { BucketName = \"b\", Key = \"k\", Verb = HttpVerb.PUT, " + member + " });").StateOf(asked));

    [Fact]
    public void HeaderSetOnSomePaths_IsPerhapsSet()
        => Assert.Equal(MemberState.MaybeSet, PutObject("""
            var url = new GetPreSignedUrlRequest { BucketName = "b", Key = "k", Verb = HttpVerb.PUT };
            if (flag) url.Headers["x-amz-acl"] = "public-read";
            s3.GetPreSignedURL(url);
            """).StateOf("CannedACL"));

    [Fact]
    public void QueueOfASubscription_IsTheOneItIsGiven()
    {
        // The surface lacks the methods that the SDK's authors wrote by hand.
        var sns = TestCompilation.Create(ReferenceAssemblies.AwsV4, """
            namespace Amazon.SimpleNotificationService
            {
                public interface IAmazonSimpleNotificationService : Amazon.Runtime.IAmazonService
                {
                    System.Threading.Tasks.Task<string> SubscribeQueueAsync(string topicArn, Amazon.Runtime.SharedInterfaces.ICoreAmazonSQS sqsClient, string sqsQueueUrl);
                }
            }
            """);
        using var image = new MemoryStream();
        Assert.True(sns.Emit(image).Success);
        var calls = Reading.Of("""
            class User
            {
                void Use(Amazon.SimpleNotificationService.IAmazonSimpleNotificationService sns, Amazon.Runtime.SharedInterfaces.ICoreAmazonSQS sqs)
                    => sns.SubscribeQueueAsync("arn:aws:sns:eu-west-1:123456789012:news", sqs, "https://sqs.eu-west-1.amazonaws.com/123456789012/work");
            }
            """, additional: [Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image.ToArray())]).Calls;

        Assert.Equal(["arn:aws:sns:eu-west-1:123456789012:news"], calls.Single(static call => call.Operation == "Subscribe").Request.Find("TopicArn")!.Values);
        Assert.Equal(["https://sqs.eu-west-1.amazonaws.com/123456789012/work"], calls.Single(static call => call.Operation == "SetQueueAttributes").Request.Find("QueueUrl")!.Values);
    }

    /// <summary>It deletes by version, though no parameter names one.</summary>
    [Fact]
    public void DeletionOfABucketWithObjects_ShowsNothing()
    {
        var reading = Reading.OfBody("await Amazon.S3.Util.AmazonS3Util.DeleteS3BucketWithObjectsAsync(s3, text);");

        Assert.Equal(MemberState.Unknown, reading.Calls.Single(call => call.Operation == "DeleteObjects").Request.StateOf("Objects.VersionId"));
    }

    private static SdkRequest PutObject(string statements)
        => Reading.OfBody(statements).Calls.Single(call => call.Operation == "PutObject").Request;
}
