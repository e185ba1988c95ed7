namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>What must never look as if all were right: a case that is not allowed, an environment, role or policy file that is not the one that was meant.</summary>
public sealed class ReviewMistakeTests : IDisposable
{
    private const string Update = "-t:UpdateIamPolicy";
    private const string Check = "-t:CheckIamPolicy";

    private const string ReadsAnyVersion = """
        using Amazon.S3;

        using var s3 = new AmazonS3Client();
        await s3.GetObjectAsync(new() { BucketName = "reports", Key = "a", VersionId = args.Length > 0 ? args[0] : null });
        """;

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void CallOfTwoCases_IsHeldToBothAndUpdateEndsIt()
    {
        _workspace.WriteApplication("App", ReadsAnyVersion);
        Assert.Contains("error IAM4008: There is no reviewed policy. 'dotnet build -t:UpdateIamPolicy' writes", _workspace.Build("App", Check).Failed().Output, StringComparison.Ordinal);

        WritePolicy("App", "s3:ListAllMyBuckets");
        var check = _workspace.Build("App", Check).Failed().Output;
        Assert.Contains("Program.cs(4): error IAM2001: The reviewed policy (iam-policy.json) does not allow 's3:GetObject' on arn:aws:s3:::reports/a", check, StringComparison.Ordinal);
        Assert.Contains("error IAM2001: The reviewed policy (iam-policy.json) does not allow 's3:GetObjectVersion'", check, StringComparison.Ordinal);

        WritePolicy("App", "s3:GetObject", resource: "arn:aws:s3:::reports/a");
        check = _workspace.Build("App", Check).Failed().Output;
        Assert.Contains("Program.cs(4): error IAM2006: The reviewed policy (iam-policy.json) allows only some cases of this call: if VersionId is set, ", check, StringComparison.Ordinal);
        Assert.DoesNotContain("error IAM2001", check, StringComparison.Ordinal);
        Assert.Contains("warning IAM2006", _workspace.Build("App").Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("needed if VersionId is set", _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.md"), StringComparison.Ordinal);

        _workspace.Build("App", Update).Succeeded();
        Assert.Contains("allows everything that App needs, and nothing more", _workspace.Build("App", Check).Succeeded().IamLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void AcceptedCase_PassesTheCheckUntilItsLastDay()
    {
        const string Exception = """{ "exceptions": [ { "rule": "IAM2006", "action": "s3:GetObjectVersion", "owner": "team", "reason": "never asked for", "until": "2027-03-31" } ] }""";
        _workspace.WriteApplication("App", ReadsAnyVersion);
        WritePolicy("App", "s3:GetObject", resource: "arn:aws:s3:::reports/a");
        _workspace.Write("App/iam-exceptions.json", Exception);

        Assert.DoesNotContain("IAM2006", _workspace.Build("App").Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("Accepted by an exception", _workspace.Read("App", "bin", "Debug", "net10.0", "App.iam-policy.md"), StringComparison.Ordinal);
        var check = _workspace.Build("App", Check, "-p:IamPolicyToday=2027-03-31").Succeeded();
        Assert.Contains("allows everything that App needs except what an exception accepts, and nothing more; accepted by an exception: s3:GetObjectVersion until 2027-03-31", check.IamLines[^1], StringComparison.Ordinal);

        var late = _workspace.Build("App", Check, "-p:IamPolicyToday=2027-04-01").Failed().Output;
        Assert.Contains("iam-exceptions.json(1,19): error IAM4018: The exception for IAM2006 expired on 2027-03-31 (owner: team)", late, StringComparison.Ordinal);
        Assert.Contains("error IAM2006", late, StringComparison.Ordinal);

        _workspace.Build("App", Update).Succeeded();
        Assert.DoesNotContain("s3:GetObjectVersion", _workspace.Read("App", "iam-policy.json"), StringComparison.Ordinal);

        _workspace.Write("App/iam-exceptions.json", Exception.Replace("s3:GetObjectVersion", "s3:GetObjectAcl", StringComparison.Ordinal));
        Assert.Contains("iam-exceptions.json(1,19): warning IAM4019: The exception for IAM2006 accepts nothing, because no finding fits it. Remove or correct it.", _workspace.Build("App", Check, "-p:IamPolicyToday=2027-03-31").Failed().Output, StringComparison.Ordinal);

        _workspace.Write("App/iam-exceptions.json", """{ "exceptions": [ { "rule": "IAM0001" } ] }""");
        Assert.Contains("error IAM2007: The exception lacks 'owner', 'reason', 'until'", _workspace.Build("App").Failed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ConditionThatTheCodeDoesNotDecide_IsSaidInTheLine()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject);
        _workspace.Build("App", Update).Succeeded();
        _workspace.Write("App/iam-policy.json", _workspace.Read("App", "iam-policy.json").Replace("\"Effect\": \"Allow\"", "\"Effect\": \"Allow\", \"Condition\": { \"StringEquals\": { \"aws:SourceVpc\": \"vpc-1\" } }", StringComparison.Ordinal));

        Assert.Contains("; 1 action is allowed only under conditions that the code does not decide: s3:GetObject", _workspace.Build("App", Check).Succeeded().IamLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void ProgramWithoutNeeds_PassesWithoutAPolicy()
    {
        _workspace.WriteApplication("App", Code.NeedsNothing);

        Assert.Contains("IamAnalyzers: App needs no permission and has no reviewed policy, so there is nothing to change", _workspace.Build("App", Update).Succeeded().IamLines);
        Assert.Contains("IamAnalyzers: App needs no permission and has no reviewed policy, so there is nothing to check", _workspace.Build("App", Check).Succeeded().IamLines);
    }

    [Fact]
    public void UnresolvedCall_IsNotTakenForNoNeed()
    {
        _workspace.WriteApplication("App", "dynamic s3 = new Amazon.S3.AmazonS3Client();\nawait s3.GetObjectAsync(\"bucket\", \"key\");\n");

        Assert.Contains("error IAM4008: There is no reviewed policy, and IamAnalyzers cannot determine what App needs, because 1 call is unresolved (IAM1001).", _workspace.Build("App", Check).Failed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void MisspelledEnvironment_ChangesAndChecksNothing()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject, items: """
            <AdditionalFiles Include="base.json" IamPolicyBaseline="true" />
            <AdditionalFiles Include="prod.json" IamPolicyBaseline="true" Environment="prod" />
            <AdditionalFiles Include="test.json" IamPolicyBaseline="true" Environment="test" />
            """);
        foreach (var name in new[] { "base", "prod", "test" }) WritePolicy("App", "s3:ListAllMyBuckets", name + ".json");
        var before = _workspace.Read("App", "base.json");

        foreach (var target in new[] { Update, Check, "-t:FindUnusedIamGrants" })
        {
            var output = _workspace.Build("App", target, "-p:IamPolicyEnvironments=tset").Failed().Output;
            Assert.Contains("error IAM4015: IamPolicyEnvironments names 'tset', but App has no reviewed policy for it. The environments are: prod, test.", output, StringComparison.Ordinal);
        }

        Assert.Equal(before, _workspace.Read("App", "base.json"));
        Assert.DoesNotContain("IAM4015", _workspace.Build("App", Update, "-p:IamPolicyEnvironments=TEST").Succeeded().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""<AdditionalFiles Include="a.json" IamPolicyBaseline="true" Environment="prod" /><AdditionalFiles Include="a.json" IamPolicyBaseline="true" Environment="test" />""", "The reviewed policy a.json is listed twice, as Environment=\"prod\" and Environment=\"test\".")]
    [InlineData("""<AdditionalFiles Include="a.json" IamPolicyBaseline="true" Environment="prod%3Btest" />""", "Environment=\"prod;test\" of the reviewed policy a.json has a ';'")]
    [InlineData("""<AdditionalFiles Include="a.json" IamPolicyBaseline="yes" />""", "IamPolicyBaseline=\"yes\" of a.json is neither true nor false.")]
    public void ItemThatTheCompilerReadsInAnotherWay_StopsBuildAndCheck(string items, string message)
    {
        _workspace.WriteApplication("App", Code.GetsAnObject, items: items);
        WritePolicy("App", "s3:*", "a.json");

        Assert.Contains("error IAM4015: " + message, _workspace.Build("App").Failed().Output, StringComparison.Ordinal);
        Assert.Contains("error IAM4015: " + message, _workspace.Build("App", Check).Failed().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void RoleThatNoClientActsFor_IsAnError()
    {
        _workspace.WriteApplication(
            "App",
            """
            using Amazon.S3;

            using var s3 = new AmazonS3Client(new Amazon.Runtime.AssumeRoleAWSCredentials(new Amazon.Runtime.InstanceProfileAWSCredentials(), "arn:aws:iam::123456789012:role/uploader", "session"));
            await s3.PutObjectAsync(new() { BucketName = "reports", Key = "a" });
            """,
            items: """<AdditionalFiles Include="uploader.json" IamPolicyBaseline="true" Role="uplaoder" />""");
        WritePolicy("App", "s3:PutObject", "uploader.json");

        var output = _workspace.Build("App", Check).Failed().Output;

        Assert.Contains("uploader.json(1,28): error IAM4016: The file is the reviewed policy of the role 'uplaoder', but no client of App acts for it. App acts for: its own principal, 'uploader'.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoProjectsWithOnePolicyPath_AreToldAndNeitherLosesItsPolicy()
    {
        const string Place = "<AssemblyName>bootstrap</AssemblyName><IamPolicyFile>../policies/</IamPolicyFile>";
        _workspace.WriteApplication("First", Code.GetsAnObject, Place);
        _workspace.WriteApplication("Second", Code.GetsAnObject, Place);
        _workspace.Build("First").Succeeded();
        var policy = _workspace.Read("policies", "bootstrap.iam-policy.json");

        Assert.Contains("error IAM4017: First.csproj (", _workspace.Build("Second").Failed().Output, StringComparison.Ordinal);
        _workspace.Build("Second", "-t:Clean").Succeeded();
        Assert.Equal(policy, _workspace.Read("policies", "bootstrap.iam-policy.json"));
        Assert.Contains("\"Project\": \"../First/First.csproj\"", _workspace.Read("policies", "bootstrap.iam-policy.explain.json"), StringComparison.Ordinal);

        // A project that is gone owns nothing.
        Directory.Delete(_workspace.ToFile("First"), recursive: true);
        _workspace.Build("Second").Succeeded();
        Assert.Contains("\"Project\": \"../Second/Second.csproj\"", _workspace.Read("policies", "bootstrap.iam-policy.explain.json"), StringComparison.Ordinal);
    }

    private void WritePolicy(string project, string action, string name = "iam-policy.json", string resource = "*")
        => _workspace.Write($"{project}/{name}", $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "{{action}}", "Resource": "{{resource}}" } ] }""");
}
