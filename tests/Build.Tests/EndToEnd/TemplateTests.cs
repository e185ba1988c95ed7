namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary>Templates of CloudFormation and SAM in real builds.</summary>
public sealed class TemplateTests : IDisposable
{
    private const string Typo = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties:
              Policies:
                - S3ReadsPolicy: { BucketName: x }

        """;

    private const string Right = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          F:
            Type: AWS::Serverless::Function
            Properties:
              Policies:
                - S3ReadPolicy: { BucketName: x }

        """;

    private const string Json = """
        {
          "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": {
            "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObjekt", "Resource": "arn:aws:s3:::b/*" } } } } }
        }
        """;

    private const string Finding = "warning IAM3002: SAM has no policy template 'S3ReadsPolicy'";

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Findings_AreToldAtTheirPlaceInEachBuild()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject, items: "<IamTemplate Include=\"../stack.yaml\" />");
        _workspace.Write("App/template.yaml", Typo);
        _workspace.Write("App/infra/serverless.template", Json);
        _workspace.Write("App/other.yaml", Typo);
        _workspace.Write("stack.yaml", Typo);

        var first = _workspace.Build("App").Succeeded();
        var again = _workspace.Build("App").Succeeded();

        foreach (var build in new[] { first, again })
        {
            Assert.Contains("template.yaml(7,11): " + Finding, build.Output, StringComparison.Ordinal);
            Assert.Contains("stack.yaml(7,11): " + Finding, build.Output, StringComparison.Ordinal);
            Assert.Contains("serverless.template(3,74): warning IAM3002: ", build.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("other.yaml(", build.Output, StringComparison.Ordinal);
        }

        var times = _workspace.Times("App/obj");
        _workspace.Build("App").Succeeded();
        Assert.Equal(times, _workspace.Times("App/obj"));

        // A mended file and one that is gone are as if they had never been wrong.
        _workspace.Write("App/template.yaml", Right);
        File.Delete(_workspace.ToFile("App", "infra", "serverless.template"));
        var mended = _workspace.Build("App").Succeeded();
        Assert.DoesNotContain("App/template.yaml(", mended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("serverless.template(", mended.Output, StringComparison.Ordinal);
        Assert.Contains("stack.yaml(7,11): " + Finding, mended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectAndConfiguration_SayWhatCounts()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject);
        _workspace.Write("App/template.yaml", Typo);

        Assert.DoesNotContain("IAM3002", _workspace.Build("App", "-p:IamTemplates=false").Succeeded().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("IAM3002", _workspace.Build("App", "-p:NoWarn=IAM3002").Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("error IAM3002", _workspace.Build("App", "-warnaserror:IAM3002").Output, StringComparison.Ordinal);
        _workspace.Write("App/.editorconfig", "root = true\n[*.yaml]\niam_analyzers.iam3002.severity = error\n");
        Assert.Contains("error IAM3002", _workspace.Build("App").Output, StringComparison.Ordinal);
        _workspace.Write("App/.editorconfig", "root = true\n[*.yaml]\niam_analyzers.iam3002.severity = none\n");
        Assert.DoesNotContain("IAM3002", _workspace.Build("App").Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralFrameworks_TellAFindingOnce()
    {
        _workspace.WriteProject("App", "<OutputType>Exe</OutputType>", framework: "<TargetFrameworks>net10.0;net8.0</TargetFrameworks>");
        _workspace.Write("App/Program.cs", Code.GetsAnObject);
        _workspace.Write("App/template.yaml", Typo);

        var told = _workspace.Build("App").Output.Split('\n').Where(static line => line.Contains(Finding, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, static line => Assert.Contains("TargetFramework=net10.0]", line, StringComparison.Ordinal));
    }

    [Fact]
    public void ExceptionThatOnlyATemplateUses_IsUsed()
    {
        const string Exceptions = """
            { "exceptions": [
              { "rule": "IAM3003", "action": "s3:*", "owner": "team", "reason": "a role of operators", "until": "2027-03-31" },
              { "rule": "IAM3002", "action": "logs:PutLogEvent", "file": "template.yaml", "owner": "team", "reason": "in a text", "until": "2027-03-31" },
              { "rule": "IAM3003", "action": "sqs:*", "owner": "team", "reason": "nothing has it", "until": "2027-03-31" } ] }
            """;
        const string Template = """
            Resources:
              P:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: 's3:*', Resource: 'arn:aws:s3:::b/*' }] }
              L:
                Type: AWS::Logs::ResourcePolicy
                Properties:
                  PolicyName: l
                  PolicyDocument: |
                    { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" },
                      "Action": "logs:PutLogEvent", "Resource": "*" }] }

            """;
        _workspace.WriteApplication("App", Code.GetsAnObject);
        _workspace.Write("App/template.yaml", Template);
        _workspace.Write("App/iam-exceptions.json", Exceptions);
        var update = _workspace.Build("App", "-t:UpdateIamPolicy").Succeeded();
        Assert.DoesNotContain("template.yaml(", update.Output, StringComparison.Ordinal);

        var check = _workspace.Build("App", "-t:CheckIamPolicy", "-p:IamPolicyToday=2027-03-31").Output;
        Assert.DoesNotContain("iam-exceptions.json(2,", check, StringComparison.Ordinal);
        Assert.DoesNotContain("iam-exceptions.json(3,", check, StringComparison.Ordinal);
        Assert.Contains("iam-exceptions.json(4,3): warning IAM4019: ", check, StringComparison.Ordinal);

        _workspace.Write("App/template.yaml", Template.Replace("s3:*", "s3:GetObject", StringComparison.Ordinal).Replace("PutLogEvent", "PutLogEvents", StringComparison.Ordinal));
        var mended = _workspace.Build("App", "-t:CheckIamPolicy", "-p:IamPolicyToday=2027-03-31").Output;
        Assert.Contains("iam-exceptions.json(2,3): warning IAM4019: ", mended, StringComparison.Ordinal);
        Assert.Contains("iam-exceptions.json(3,3): warning IAM4019: ", mended, StringComparison.Ordinal);
    }
}
