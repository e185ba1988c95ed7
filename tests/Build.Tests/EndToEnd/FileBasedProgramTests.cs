namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>Programs that are one file: <c>dotnet run app.cs</c>.</summary>
public sealed class FileBasedProgramTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void ProgramsOfOneFolder_HavePoliciesOfTheirOwn()
    {
        Write("reader.cs", "GetObjectAsync(\"reports-in\", \"today.csv\")");
        Write("cleaner.cs", "DeleteObjectAsync(\"reports-in\", \"today.csv\")");

        _workspace.Run("build", "reader.cs", "-tl:off").Succeeded();
        Assert.Contains("s3:GetObject", _workspace.Read("reader.iam-policy.json"), StringComparison.Ordinal);
        _workspace.Run("build", "reader.cs", "-tl:off", "-t:UpdateIamPolicy").Succeeded();
        Assert.True(_workspace.Has("reader.iam-policy.reviewed.json"));

        // The other program is not held to it.
        Assert.DoesNotContain("IAM2001", _workspace.Run("build", "cleaner.cs", "-tl:off").Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("s3:DeleteObject", _workspace.Read("cleaner.iam-policy.json"), StringComparison.Ordinal);

        Write("reader.cs", "GetObjectAsync(\"reports-old\", \"today.csv\")");
        Assert.Contains("The reviewed policy (reader.iam-policy.reviewed.json) does not allow 's3:GetObject'", _workspace.Run("build", "reader.cs", "-tl:off").Output, StringComparison.Ordinal);
        Assert.Contains("IAM2001", _workspace.Run("build", "reader.cs", "-tl:off", "-t:CheckIamPolicy").Failed().Output, StringComparison.Ordinal);
    }

    private void Write(string file, string call) => _workspace.Write(file, $"""
        #:package AWSSDK.S3@{Repository.S3Version}
        using Amazon.S3;

        await new AmazonS3Client().{call};
        """);
}
