using IamAnalyzers.Core.Calls;

namespace IamAnalyzers.SdkCalls.Tests;

/// <summary>What the code shows of the requests that helpers make.</summary>
public sealed class HelperRequestTests
{
    private const string Transfer = "using var transfer = new Amazon.S3.Transfer.TransferUtility(s3);\n";

    [Fact]
    public void UploadOfAPath_SetsItsParametersAndNothingElse()
    {
        var request = PutObject(Transfer + "await transfer.UploadAsync(\"file\", text, \"key\");");

        Assert.Equal(MemberState.Set, request.StateOf("BucketName"));
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
            Amazon.S3.Transfer.TransferUtilityUploadRequest Make() => new() { CannedACL = S3CannedACL.PublicRead };
            await transfer.UploadAsync(Make());
            """);

        Assert.Equal(MemberState.Unknown, request.StateOf("CannedACL"));
    }

    [Fact]
    public void MethodGroupOfUpload_ShowsNothing()
        => Assert.Equal(MemberState.Unknown, PutObject(Transfer + "Func<string, string, string, CancellationToken, Task> upload = transfer.UploadAsync;").StateOf("CannedACL"));

    /// <summary>An event of the request can change each file's request.</summary>
    [Fact]
    public void UploadOfADirectory_ShowsNothing()
        => Assert.Equal(MemberState.Unknown, PutObject(Transfer + "await transfer.UploadDirectoryAsync(\"folder\", text);").StateOf("CannedACL"));

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
