namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>What a project says of its policy beside its code.</summary>
public sealed class DeclarationTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void DeclaredPermission_StandsInThePolicyAndAnExcludedOneDoesNot()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject, items: """
            <IamPermission Include="sqs:sendmessage" Resource="arn:aws:sqs:*:*:jobs" Reason="a queue of the framework" />
            <IamPermission Include="iam:PassRole" Resource="arn:aws:iam::*:role/task" PolicyCondition="StringEquals iam:PassedToService=ecs-tasks.amazonaws.com" />
            <IamExclude Include="Amazon.S3" Reason="it talks to MinIO" />
            <IamExclude Include="ec2:RunInstances" />
            <IamCondition Include="aws:SecureTransport" Value="true" />
            <IamCondition Include="aws:RequestedRegion" Operator="StringLike" Value="eu-*;us-east-1" Services="sqs" />
            <IamEncrypted Include="sns" KeyArn="arn:aws:kms:eu-west-1:111122223333:key/1" />
            """);

        var build = _workspace.Build("App").Succeeded();

        var policy = _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json");
        Assert.Contains("\"sqs:SendMessage\"", policy, StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:sqs:*:*:jobs\"", policy, StringComparison.Ordinal);
        Assert.Contains("\"ecs-tasks.amazonaws.com\"", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("s3:GetObject", policy, StringComparison.Ordinal);
        Assert.Contains("IamExclude 'ec2:RunInstances' excludes nothing", build.Output, StringComparison.Ordinal);
        Assert.Equal(2, Count(policy, "\"aws:SecureTransport\""));
        Assert.Equal(1, Count(policy, "\"aws:RequestedRegion\""));
        Assert.Contains("IamEncrypted 'sns' adds nothing", build.Output, StringComparison.Ordinal);
        var explanation = _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.explain.md");
        Assert.Contains("`Amazon.S3`: it talks to MinIO (excludes `kms:Decrypt of Amazon.S3.AmazonS3Client.GetObjectAsync`", explanation, StringComparison.Ordinal);
        Assert.Contains("a queue of the framework", explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void OptionsWithoutSuchAValue_AreErrorsThatNameThem()
    {
        _workspace.Write("App/a.json", "{}");
        _workspace.WriteApplication(
            "App",
            Code.GetsAnObject,
            "<IamPolicyShrink>1</IamPolicyShrink><IamPolicyPerEntryPoint>maybe</IamPolicyPerEntryPoint><IamPolicyReport>On</IamPolicyReport><IamAnalyzersMode>al</IamAnalyzersMode><IamPolicyUnusedSeverity>Warning</IamPolicyUnusedSeverity>",
            """<AdditionalFiles Include="a.json" IamPolicyDocument="yes" />""");

        var output = _workspace.Build("App").Failed().Output;

        Assert.Contains(
            "error IAM4005: IamPolicyPerEntryPoint is 'maybe'; it must be one of true, false. IamPolicyShrink is '1'; it must be one of true, false. IamAnalyzersMode is 'al'; it must be one of None, Recommended, All. "
            + "IamPolicyDocument of 'a.json' is 'yes'; it must be true or false.",
            output,
            StringComparison.Ordinal);
        Assert.DoesNotContain("error MSB", output, StringComparison.Ordinal);
        Assert.DoesNotContain("IamPolicyReport", output, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongDeclarations_StopTheBuildAndSayWhatToDo()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject, "<IamPolicyAccount>12</IamPolicyAccount>", """
            <IamPermission Include="s3:GetObjekt" />
            <IamRuntime Include="LambdaSqss" />
            <IamCondition Include="aws:SourceIp" Value="10.0.0.0/8" />
            <IamEncrypted Include="s4" />
            """);

        var output = _workspace.Build("App").Failed().Output;

        Assert.Contains("error IAM4002: IamPermission 's3:GetObjekt'", output, StringComparison.Ordinal);
        Assert.Contains("did you mean s3:GetObject", output, StringComparison.Ordinal);
        Assert.Contains("warning IAM4003: IamRuntime 'LambdaSqss' is not a preset", output, StringComparison.Ordinal);
        Assert.Contains("did you mean LambdaSqs", output, StringComparison.Ordinal);
        Assert.Contains("App.csproj(10,2): error IAM4010: IamCondition 'aws:SourceIp': '10.0.0.0/8' is private", output, StringComparison.Ordinal);
        Assert.Contains("App.csproj(11,2): error IAM4012: IamEncrypted 's4': 's4' is not an action prefix", output, StringComparison.Ordinal);
        Assert.Contains("error IAM4005: IamPolicyAccount is '12'", output, StringComparison.Ordinal);
        Assert.False(_workspace.Has("App", "bin", "Debug", "net10.0", "App.iam-policy.json"));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [Fact]
    public void InputOfTheProgram_HasTheValueThatTheProjectSays()
    {
        _workspace.WriteApplication(
            "App",
            """
            using Amazon.S3;

            var s3 = new AmazonS3Client();
            await s3.GetObjectAsync(System.Environment.GetEnvironmentVariable("REPORTS_BUCKET")!, "today.csv");
            await s3.GetObjectAsync(System.Environment.GetEnvironmentVariable("Archive")!, "today.csv");
            """,
            "<IamPolicySettings>appsettings.json</IamPolicySettings>",
            """<IamInput Include="REPORTS_BUCKET" Value="reports-*" /><IamInput Include="REPORT_BUCKET" Value="x" />""");
        _workspace.Write("App/appsettings.json", """{ "Archive": "archive-prod" }""");
        var build = _workspace.Build("App").Succeeded();
        var policy = _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json");
        Assert.Contains("\"arn:aws:s3:::reports-*/today.csv\"", policy, StringComparison.Ordinal);
        Assert.Contains("\"arn:aws:s3:::archive-prod/today.csv\"", policy, StringComparison.Ordinal);
        Assert.Contains("warning IAM4023: IamInput 'REPORT_BUCKET': no resource of the policy is named by it; did you mean REPORTS_BUCKET?", build.Output, StringComparison.Ordinal);

        // The settings are read again when they change.
        _workspace.Write("App/appsettings.json", """{ "Archive": "archive-test" }""");
        _workspace.Build("App").Succeeded();
        Assert.Contains("archive-test/today.csv", _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void TerminalLogger_ShowsThePolicyInTheLineOfTheProject()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject);
        Assert.DoesNotContain("(IAM policy:", _workspace.Build("App").Succeeded().Output, StringComparison.Ordinal);
        Assert.Matches("App -> .*App.dll \\(IAM policy: 1 action, App.iam-policy.json\\)", _workspace.Build("App", "-p:_MSBUILDTLENABLED=1").Succeeded().Output);
    }
}
