namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>What a workflow of GitHub shows at the lines of a pull request, beside the warnings that its problem matcher reads.</summary>
public sealed class AnnotationTests : IDisposable
{
    private const string Policy = """
        { "Version": "2012-10-17", "Statement": [
          { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/*" },
          { "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:jobs" }
        ] }
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void UnusedGrant_IsANoticeInThePolicy()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject);
        _workspace.Write("App/iam-policy.json", Policy);

        Assert.DoesNotContain("::notice", _workspace.Build("App", "-t:FindUnusedIamGrants").Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("::notice file=" + _workspace.ToFile("App", "iam-policy.json") + ",line=3,col=", _workspace.Build("App", "-t:FindUnusedIamGrants", "-p:IamPolicyAnnotations=github").Succeeded().Output, StringComparison.Ordinal);
    }
}
