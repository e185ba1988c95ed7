using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests.Credentials;

/// <summary>What a diagnostic tells the code fixes: kind, sink, and where the sink is.</summary>
public class CredentialSinkTests
{
    [Theory]
    [InlineData("object M() => new AmazonS3Client(\"x\", \"$SECRET$\");", "ClientConstructor", "new AmazonS3Client(\"x\", \"")]
    [InlineData("object M() => new AmazonS3Client(new BasicAWSCredentials(\"x\", \"$SECRET$\"));", "ClientConstructor", "new AmazonS3Client(new")]
    [InlineData("object M() => new BasicAWSCredentials(\"x\", \"$SECRET$\");", "CredentialsObject", "new BasicAWSCredentials")]
    [InlineData("object M() => new Amazon.SecurityToken.Model.Credentials { SecretAccessKey = \"$SECRET$\" };", "CredentialsObject", "SecretAccessKey =")]
    [InlineData("void M() => System.Environment.SetEnvironmentVariable(\"AWS_SECRET_ACCESS_KEY\", \"$SECRET$\");", "EnvironmentVariable", "System.Environment.Set")]
    [InlineData("object M() => new AmazonS3Config { DefaultAWSCredentials = new BasicAWSCredentials(\"x\", \"$SECRET$\") };", "OptionsProperty", "DefaultAWSCredentials =")]
    [InlineData("object M() => new CredentialProfileOptions { SecretKey = \"$SECRET$\" };", "ProfileOptions", "SecretKey =")]
    [InlineData("object M() { var s = \"$SECRET$\"; return new AmazonS3Client(\"x\", s); }", "ClientConstructor", "new AmazonS3Client(\"x\", s)")]
    [InlineData("string AwsSecret = \"$SECRET$\";", "None", null)]
    public async Task Diagnostic_NamesItsSink(string member, string form, string? sink)
    {
        var code = TestPrograms.Fill("using Amazon.Runtime; using Amazon.Runtime.CredentialManagement; using Amazon.S3;\nclass C { " + member + " }");
        var compilation = TestLibrary.Create(code, ReferenceAssemblies.AwsV4);
        Assert.Empty(compilation.GetDiagnostics().Where(static one => one.Severity == DiagnosticSeverity.Error));
        var diagnostics = await compilation.WithAnalyzers([new HardCodedCredentialAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal("SecretAccessKey", diagnostic.Properties[DiagnosticProperties.Kind]);
        Assert.Equal(form, diagnostic.Properties[DiagnosticProperties.Sink]);
        Assert.Equal(Core.Credentials.CredentialText.Hash(TestPrograms.Secret), diagnostic.Properties[DiagnosticProperties.Hash]);
        if (sink is null) Assert.Empty(diagnostic.AdditionalLocations);
        else Assert.StartsWith(sink, code[diagnostic.AdditionalLocations[0].SourceSpan.Start..], StringComparison.Ordinal);
        Assert.DoesNotContain(TestPrograms.Secret, diagnostic.ToString(), StringComparison.Ordinal);
    }
}
