namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>Which projects write a policy, and where.</summary>
public sealed class ProjectKindTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Library_WritesNoPolicyUnlessAsked()
    {
        _workspace.WriteProject("Library");
        _workspace.Write("Library/Store.cs", Code.GetsAnObject.Replace("Main", "Get", StringComparison.Ordinal));

        Assert.Empty(_workspace.Build("Library").Succeeded().IamLines);
        Assert.Empty(Policies());

        _workspace.Build("Library", "-p:IamPolicyEnabled=true").Succeeded();
        Assert.Equal(["Library/bin/Debug/net10.0/Library.iam-policy.json"], Policies());

        _workspace.Build("Library").Succeeded();
        Assert.Empty(Policies());
    }

    [Fact]
    public void LambdaLibrary_WritesItsPolicyWithThePlatformsPermissions()
    {
        _workspace.WriteProject("Function", "<AWSProjectType>Lambda</AWSProjectType><IamPolicyRegion>eu-central-1</IamPolicyRegion><IamPolicyAccount>123456789012</IamPolicyAccount>");
        _workspace.Write("Function/Function.cs", "public class Function;");

        _workspace.Build("Function").Succeeded();

        var policy = _workspace.Read("Function", "bin", "Debug", "net10.0", "Function.iam-policy.json");
        Assert.Contains("\"logs:PutLogEvents\"", policy, StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:logs:eu-central-1:123456789012:log-group:*\"", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void LambdaLibraryThatRemovesThePreset_NeedsNothing()
    {
        _workspace.WriteProject("Function", "<AWSProjectType>Lambda</AWSProjectType>", """<IamRuntime Remove="Lambda" />""");
        _workspace.Write("Function/Function.cs", "public class Function;");

        Assert.Contains("no AWS permission found for Function", Assert.Single(_workspace.Build("Function").Succeeded().IamLines), StringComparison.Ordinal);
    }

    [Fact]
    public void TestProject_WritesNoPolicy()
    {
        _workspace.WriteApplication("Tests", Code.GetsAnObject, "<IsTestProject>true</IsTestProject>");

        Assert.Empty(_workspace.Build("Tests").Succeeded().IamLines);
        Assert.Empty(Policies());
    }

    [Fact]
    public void PolicyFile_MovesThePolicyAndTheOldOneGoes()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject);
        _workspace.Build("App").Succeeded();

        _workspace.Build("App", "-p:IamPolicyFile=../policies/app.json").Succeeded();
        Assert.Contains("s3:GetObject", _workspace.Read("policies", "app.json"), StringComparison.Ordinal);
        Assert.Empty(Policies());

        _workspace.Build("App", "-p:IamPolicyFile=../policies/").Succeeded();
        Assert.False(_workspace.Has("policies", "app.json"));
        Assert.Equal(["policies/App.iam-policy.json"], Policies());

        _workspace.Build("App", "-p:IamPolicyEnabled=false").Succeeded();
        Assert.Empty(Policies());

        _workspace.Build("App", "-p:IamPolicyFile=../policies/").Succeeded();
        _workspace.Run("clean", "App").Succeeded();
        Assert.Empty(Policies());
    }

    [Fact]
    public void ReviewedPolicy_IsNeverWritten()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject, items: """<None Update="reviewed.json" IamPolicyBaseline="true" />""");
        const string Policy = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } }""";
        _workspace.Write("App/iam-policy.json", Policy);
        _workspace.Write("App/reviewed.json", Policy);

        Assert.Contains("error IAM4007", _workspace.Build("App", "-p:IamPolicyFile=iam-policy.json").Failed().Output, StringComparison.Ordinal);
        Assert.Contains("error IAM4007", _workspace.Build("App", "-p:IamPolicyFile=reviewed.json").Failed().Output, StringComparison.Ordinal);
        Assert.Equal(Policy + Policy, _workspace.Read("App", "iam-policy.json") + _workspace.Read("App", "reviewed.json"));
    }

    private string[] Policies()
        => [.. Directory.EnumerateFiles(_workspace.Path, "*.iam-policy.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_workspace.Path, file).Replace('\\', '/'))];
}
