namespace IamAnalyzers.Build.Tests.EndToEnd;

/// <summary><c>dotnet build -t:UpdateIamPolicy</c>.</summary>
public sealed class UpdatePolicyTests : IDisposable
{
    private const string Update = "-t:UpdateIamPolicy";
    private const string Prune = "-p:IamPolicyPrune=true";

    private const string Written = """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "S3ObjectBucketKey",
              "Effect": "Allow",
              "Action": [
                "s3:GetObject"
              ],
              "Resource": [
                "arn:aws:s3:::bucket/key"
              ]
            }
          ]
        }

        """;

    private static readonly string TwoCalls = Code.GetsAnObject.Replace(";\n    }", ";\n        await s3.DeleteObjectAsync(\"bucket\", \"key\");\n    }", StringComparison.Ordinal);

    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void ReviewedPolicy_IsWrittenThenExtendedThenPruned()
    {
        _workspace.WriteApplication("App", Code.GetsAnObject, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        var first = _workspace.Build("App", Update).Succeeded();
        Assert.Equal(Written, _workspace.Read("App", "iam-policy.json"));
        Assert.Contains("IamAnalyzers: added s3:GetObject on arn:aws:s3:::bucket/key to iam-policy.json", first.IamLines);
        Assert.Contains(first.IamLines, line => line.StartsWith("IamAnalyzers: wrote " + _workspace.ToFile("App", "iam-policy.json"), StringComparison.Ordinal));

        Assert.Contains("IamAnalyzers: nothing to change in iam-policy.json", _workspace.Build("App", Update, Prune).Succeeded().IamLines);

        // A call more: a build fails because of it, and the update does not.
        _workspace.Write("App/Program.cs", TwoCalls);
        Assert.Contains("error IAM2001", _workspace.Build("App").Failed().Output, StringComparison.Ordinal);
        var second = _workspace.Build("App", Update).Succeeded();
        Assert.Equal(Written.Replace("        \"s3:GetObject\"\n", "        \"s3:DeleteObject\",\n        \"s3:GetObject\"\n", StringComparison.Ordinal), _workspace.Read("App", "iam-policy.json"));
        Assert.Contains("IamAnalyzers: added s3:DeleteObject on arn:aws:s3:::bucket/key to iam-policy.json", second.IamLines);
        _workspace.Build("App").Succeeded();

        // A call less: only who asks for it has the permission removed.
        _workspace.Write("App/Program.cs", Code.GetsAnObject);
        Assert.Contains("IamAnalyzers: nothing to change in iam-policy.json", _workspace.Build("App", Update).Succeeded().IamLines);
        Assert.Contains("IamAnalyzers: removed s3:DeleteObject on arn:aws:s3:::bucket/key from iam-policy.json", _workspace.Build("App", Update, Prune).Succeeded().IamLines);
        Assert.Equal(Written, _workspace.Read("App", "iam-policy.json"));

        // No call: nothing is left, and the project still builds.
        _workspace.Write("App/Program.cs", Code.NeedsNothing);
        _workspace.Build("App", Update, Prune).Succeeded();
        Assert.Contains("\"Statement\": []", _workspace.Read("App", "iam-policy.json"), StringComparison.Ordinal);
        _workspace.Build("App").Succeeded();
    }

    [Fact]
    public void UnresolvedCall_IsNoReasonNotToAddAndOneNotToRemove()
    {
        _workspace.WriteApplication("App", TwoCalls.Replace("await s3.GetObjectAsync", "await ((dynamic)s3).GetObjectAsync", StringComparison.Ordinal));
        _workspace.Write("App/iam-policy.json", "\uFEFF" + Written);

        var build = _workspace.Build("App", Update, Prune).Failed();

        Assert.Contains("error IAM4009: Nothing was removed from iam-policy.json, because IamAnalyzers cannot determine what is unused: 1 call is unresolved (IAM1001).", build.Output, StringComparison.Ordinal);
        Assert.Contains("IamAnalyzers: added s3:DeleteObject on arn:aws:s3:::bucket/key to iam-policy.json", build.IamLines);
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'{'], File.ReadAllBytes(_workspace.ToFile("App", "iam-policy.json")).Take(4));
    }

    [Fact]
    public void SeveralFrameworks_AreUnited()
    {
        _workspace.WriteProject("App", "<OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", framework: "<TargetFrameworks>net8.0;net10.0</TargetFrameworks>");
        _workspace.Write("App/Program.cs", $"#if NET10_0\n{TwoCalls}\n#else\n{Code.GetsAnObject}\n#endif\n");
        _workspace.Write("App/iam-policy.json", "// of two frameworks\n" + Written.Replace("\"s3:GetObject\"", "\"s3:GetObject\",\n        \"s3:PutObject\"", StringComparison.Ordinal));
        Assert.Contains("error IAM3001", _workspace.Build("App").Failed().Output, StringComparison.Ordinal);

        var build = _workspace.Build("App", Update, Prune).Succeeded();

        Assert.Equal("// of two frameworks\n" + Written.Replace("        \"s3:GetObject\"\n", "        \"s3:DeleteObject\",\n        \"s3:GetObject\"\n", StringComparison.Ordinal), _workspace.Read("App", "iam-policy.json"));
        Assert.Contains("error IAM3001", _workspace.Build("App").Failed().Output, StringComparison.Ordinal);
        Assert.Equal(1, build.IamLines.Count(static line => line.Contains("removed s3:PutObject", StringComparison.Ordinal)));
    }

    [Fact]
    public void Sets_AreExtendedEachInTheFileThatNobodyShares()
    {
        const string Denies = """{ "Version": "2012-10-17", "Statement": [{ "Sid": "Keep", "Effect": "Deny", "Action": "s3:DeleteObject", "Resource": "*" }] }""";
        _workspace.WriteApplication("App", TwoCalls, items: """
            <AdditionalFiles Include="base.json" IamPolicyBaseline="true" Shared="true" />
            <AdditionalFiles Include="prod.json" IamPolicyBaseline="true" Environment="prod" />
            <AdditionalFiles Include="test.json" IamPolicyBaseline="true" Environment="test" />
            """);
        _workspace.Write("App/base.json", Written.Replace("GetObject", "PutObject", StringComparison.Ordinal));
        _workspace.Write("App/prod.json", Denies);
        _workspace.Write("App/test.json", Denies.Replace("Deny", "Allow", StringComparison.Ordinal));

        var build = _workspace.Build("App", Update).Succeeded();

        Assert.Equal(Denies.Replace("[{", """[{ "Sid": "S3ObjectBucketKey", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/key" }, {""", StringComparison.Ordinal), _workspace.Read("App", "prod.json"));
        Assert.Contains("IamAnalyzers: added s3:GetObject on arn:aws:s3:::bucket/key to test.json", build.IamLines);
        Assert.Contains("IamAnalyzers: did not add s3:DeleteObject on arn:aws:s3:::bucket/key, which prod denies (IAM2004)", build.IamLines);
        Assert.DoesNotContain(build.IamLines, static line => line.Contains("base.json", StringComparison.Ordinal));
    }
}
