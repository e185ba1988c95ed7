using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>IAM0004: off by default, so each test switches it on.</summary>
public class CredentialByValueTests
{
    private const string Usings = "using Amazon.Runtime; using Amazon.Runtime.CredentialManagement; using Amazon.S3;\n";

    [Theory]
    [InlineData("object M(string a, string b) => new BasicAWSCredentials(a, [|b|]);")]
    [InlineData("object M(string a, string b) => new AmazonS3Client(a, [|b|], Amazon.RegionEndpoint.EUWest1);")]
    [InlineData("object M(string a, string b, string c) => new SessionAWSCredentials(a, [|b|], c);")]
    [InlineData("BasicAWSCredentials M(string a, string b) => new(a, [|b|]);")]
    [InlineData("object M() => new AmazonS3Client(System.Environment.GetEnvironmentVariable(\"A\"), [|System.Environment.GetEnvironmentVariable(\"B\")|]);")]
    [InlineData("object M(string a) => new CredentialProfileOptions { AccessKey = \"x\", SecretKey = [|a|] };")]
    [InlineData("void M(string a) => System.Environment.SetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\", [|a|]);")]
    [InlineData("class D : AmazonS3Client { public D(string a, string b) : base(a, [|b|]) { } }")]
    public Task SecretPassedByValue_IsReportedOnce(string member) => VerifyOn(member);

    [Theory]
    [InlineData("object M() => new BasicAWSCredentials(\"$ID$\", \"$SECRET$\");")]
    [InlineData("object M() => new AmazonS3Client(\"test\", \"test\");")]
    [InlineData("object M(AWSCredentials c) => new AmazonS3Client(c);")]
    [InlineData("object M() => new AmazonS3Client();")]
    [InlineData("void M() => System.Environment.SetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\", null);")]
    [InlineData("void M(string a) => System.Environment.SetEnvironmentVariable(\"AWS_REGION\", a);")]
    [InlineData("class BasicCredentials { public BasicCredentials(string a, string secret) { } } object M(string a) => new BasicCredentials(a, a);")]
    public Task NothingPassedByValue_IsSilent(string member) => VerifyOn(member);

    [Fact]
    public Task RuleThatNobodySwitchedOn_IsSilent()
        => TestPrograms.Verify<CredentialByValueAnalyzer>(Usings + "class C { object M(string a, string b) => new BasicAWSCredentials(a, b); }", ReferenceAssemblies.AwsV4);

    private static Task VerifyOn(string member)
    {
        var test = TestPrograms.Test<CredentialByValueAnalyzer>(Usings + "class C { " + member + " }", ReferenceAssemblies.AwsV4);
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_diagnostic.IAM0004.severity = warning\n"));
        return test.RunAsync();
    }
}
