using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Core.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>IAM0005: in the files of a project that are not C#.</summary>
public class CredentialInFileTests
{
    [Theory]
    [InlineData("appsettings.json", "{\n  \"AWS\": {\n    \"AccessKey\": \"$ID$\"\n  }\n}", 3, 19)]
    [InlineData("appsettings.Development.json", "{ \"AWS\": { \"SecretKey\": \"$SECRET$\" } }", 1, 26)]
    [InlineData("web.config", "<appSettings>\n  <add key=\"AWSSecretKey\" value=\"$SECRET$\" />\n</appSettings>", 2, 34)]
    [InlineData("Properties/launchSettings.json", "{ \"environmentVariables\": { \"AWS_SECRET_ACCESS_KEY\": \"$SECRET$\" } }", 1, 55)]
    [InlineData(".env", "AWS_REGION=eu-west-1\r\nAWS_SECRET_ACCESS_KEY=$SECRET$\r\n", 2, 23)]
    [InlineData("local.runsettings", "<RunSettings><AWS_ACCESS_KEY_ID>$ID$</AWS_ACCESS_KEY_ID></RunSettings>", 1, 33)]
    [InlineData("aws-lambda-tools-defaults.json", "{ \"environment-variables\": \"\\\"KEY\\\"=\\\"$ID$\\\"\" }", 1, 39)]
    [InlineData("serverless.template", "{ \"Variables\": { \"AWS_SESSION_TOKEN\": \"$TOKEN$\" } }", 1, 40)]
    [InlineData("Dockerfile", "FROM x\nENV AWS_SECRET_ACCESS_KEY=$SECRET$\n", 2, 27)]
    [InlineData("Dockerfile.prod", "ARG AWS_ACCESS_KEY_ID=$ID$", 1, 23)]
    [InlineData("docker-compose.yml", "environment:\n  - AWS_ACCESS_KEY_ID=$ID$\n", 2, 23)]
    [InlineData("compose.yaml", "environment:\n  AWS_SECRET_ACCESS_KEY: $SECRET$\n", 2, 26)]
    [InlineData("Shop.csproj", "<Project><PropertyGroup><AwsSecretKey>$SECRET$</AwsSecretKey></PropertyGroup></Project>", 1, 39)]
    [InlineData("terraform.tfvars", "aws_access_key = \"$ID$\"", 1, 19)]
    [InlineData("settings.ini", "[aws]\nkey=$ID$", 2, 5)]
    [InlineData("bedrock.json", "{ \"ApiKey\": \"$ABSK$\" }", 1, 14)]
    public async Task CredentialInFile_IsReportedAtItsPlace(string name, string content, int line, int column)
    {
        var text = TestPrograms.Fill(content);
        var length = TextEvidence.Credentials(text).Single().Length;
        var test = Test("/0/" + name, text);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("IAM0005").WithSeverity(DiagnosticSeverity.Warning).WithSpan("/0/" + name, line, column, line, column + length));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("notes.txt", "$ID$")]
    [InlineData("packages.lock.json", "\"contentHash\": \"$ID$\"")]
    [InlineData("appsettings.json", "{ \"AWS\": { \"Profile\": \"dev\", \"Region\": \"eu-west-1\" } }")]
    [InlineData("appsettings.json", "{ \"Jwt\": { \"SecretKey\": \"$SECRET$\" } }")]
    [InlineData("appsettings.json", "{ \"AWS\": { \"AccessKey\": \"test\", \"SecretKey\": \"test\", \"ServiceURL\": \"http://localhost:4566\" } }")]
    [InlineData("image.json", "\0\0\0$ID$")]
    [InlineData("appsettings.json", "")]
    public Task FileWithoutCredential_IsSilent(string name, string content) => Test("/0/" + name, TestPrograms.Fill(content)).RunAsync();

    [Fact]
    public Task FileLongerThanSettings_IsSilent()
        => Test("/0/data.json", new string(' ', SettingsFiles.LongestText) + TestPrograms.Id).RunAsync();

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    public async Task OwnSeverityOption_SetsTheSeverity(string value, DiagnosticSeverity severity)
    {
        var test = Test("/0/appsettings.json", TestPrograms.Id);
        test.TestState.AnalyzerConfigFiles.Add(("/0/.editorconfig", $"root = true\n[appsettings.json]\niam_analyzers.iam0005.severity = {value}\n"));
        test.Expect(new DiagnosticResult("IAM0005").WithSeverity(severity), TestPrograms.Id, "/0/appsettings.json");
        await test.RunAsync();
    }

    [Fact]
    public Task OwnSeverityOptionNone_IsSilent()
    {
        var test = Test("/0/appsettings.json", TestPrograms.Id);
        test.TestState.AnalyzerConfigFiles.Add(("/0/.editorconfig", "root = true\n[*.json]\niam_analyzers.iam0005.severity = none\n"));
        return test.RunAsync();
    }

    [Fact]
    public async Task GlobalConfig_SetsTheSeverity()
    {
        var test = Test("/0/appsettings.json", TestPrograms.Id);
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_diagnostic.IAM0005.severity = error\n"));
        test.Expect(new DiagnosticResult("IAM0005").WithSeverity(DiagnosticSeverity.Error), TestPrograms.Id, "/0/appsettings.json");
        await test.RunAsync();
    }

    private static CSharpAnalyzerTest<CredentialInFileAnalyzer> Test(string path, string content)
    {
        var test = TestPrograms.Test<CredentialInFileAnalyzer>("class C { }");
        test.TestState.AdditionalFiles.Add((path, content));
        return test;
    }
}
