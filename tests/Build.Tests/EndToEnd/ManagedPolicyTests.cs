namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>A policy of AWS as the reviewed policy, or a part of it.</summary>
public sealed class ManagedPolicyTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void AttachedPolicy_CountsAsReviewedAndIsComparedWithTheNeeds()
    {
        _workspace.WriteApplication(
            "App",
            Code.GetsAnObject.Replace("await s3.GetObjectAsync(\"bucket\", \"key\");", "await s3.GetObjectAsync(\"bucket\", \"key\"); await s3.DeleteObjectAsync(\"bucket\", \"old\");", StringComparison.Ordinal),
            items: """
                <IamManagedPolicy Include="arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" />
                <IamManagedPolicy Include="AmazonS4FullAccess" />
                """);

        var build = _workspace.Build("App").Succeeded();

        var warnings = build.Output.Split('\n').Select(static line => line.Trim().Replace("1>", "", StringComparison.Ordinal)).Where(static line => line.Contains("warning IAM", StringComparison.Ordinal)).Distinct().ToList();
        Assert.Single(warnings, static line => line.Contains("IAM4014", StringComparison.Ordinal) && line.Contains("did you mean AmazonS3FullAccess", StringComparison.Ordinal));
        Assert.Single(warnings, static line => line.Contains("IAM2001", StringComparison.Ordinal) && line.Contains("(AmazonS3ReadOnlyAccess) does not allow 's3:DeleteObject'", StringComparison.Ordinal));
        Assert.Equal(2, warnings.Count);

        var check = _workspace.Build("App", "-t:CheckIamPolicy").Failed();

        Assert.Contains("error IAM2001: The reviewed policy (AmazonS3ReadOnlyAccess) does not allow 's3:DeleteObject'", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("'s3:GetObject'", check.Output, StringComparison.Ordinal);
        Assert.Single(check.IamLines, static line => line.StartsWith("IamAnalyzers: AmazonS3ReadOnlyAccess covers 1 of 2 needed actions; unused, according to the data of 2", StringComparison.Ordinal)
            && line.Contains("unused services: s3-object-lambda; ", StringComparison.Ordinal));
    }
}
