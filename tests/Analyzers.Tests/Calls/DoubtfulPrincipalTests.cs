using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Verify = IamAnalyzers.Testing.CSharpAnalyzerVerifier<IamAnalyzers.Analyzers.Calls.DoubtfulPrincipalAnalyzer>;

namespace IamAnalyzers.Analyzers.Tests.Calls;

/// <summary>IAM1002.</summary>
public class DoubtfulPrincipalTests
{
    [Theory]
    [InlineData("var s3 = new AmazonS3Client(new BasicAWSCredentials(text, text)); s3.[|ListBucketsAsync|]();")]
    [InlineData("var s3 = new AmazonS3Client(own); Func<string, CancellationToken, Task> f = s3.[|DeleteBucketAsync|];")]
    [InlineData("var role = new AssumeRoleAWSCredentials(null, text, \"s\"); new AmazonS3Client(role).[|ListBucketsAsync|]();")]
    [InlineData("AWSCredentials role = new [|AssumeRoleAWSCredentials|](own, \"arn:aws:iam::123456789012:role/R\", \"s\");")]
    [InlineData("AssumeRoleAWSCredentials role = [|new(own, \"arn:aws:iam::123456789012:role/R\", \"s\")|];")]
    public Task ClientWhoseCredentialsTellNoName_IsReportedAtItsCalls(string statements)
        => Verify.VerifyAnalyzerAsync(Program(statements), ReferenceAssemblies.AwsV4);

    [Theory]
    [InlineData("new AmazonS3Client().ListBucketsAsync();")]
    [InlineData("injected.ListBucketsAsync();")]
    [InlineData("var role = new AssumeRoleAWSCredentials(null, \"arn:aws:iam::123456789012:role/R\", \"s\"); new AmazonS3Client(role).ListBucketsAsync();")]
    [InlineData("new AmazonS3Client(new AnonymousAWSCredentials()).ListBucketsAsync();")]
    [InlineData("var s3 = new AmazonS3Client(own); s3.Dispose();")]
    public Task ClientWhosePrincipalIsKnown_IsNotReported(string statements)
        => Verify.VerifyAnalyzerAsync(Program(statements), ReferenceAssemblies.AwsV4);

    [Theory]
    [InlineData("Reader")]
    [InlineData("")]
    public Task Attribute_EndsTheDoubt(string principal)
        => Verify.VerifyAnalyzerAsync(
            Program("new AmazonS3Client(own).ListBucketsAsync();").Replace("class User", $"[IamAnalyzers.IamPrincipal(\"{principal}\")] class User", StringComparison.Ordinal)
            + " namespace IamAnalyzers { class IamPrincipalAttribute : Attribute { public IamPrincipalAttribute(string principal) { } } }",
            ReferenceAssemblies.AwsV4);

    [Fact]
    public Task Message_SaysWhyAndWhatToDo()
        => Verify.VerifyAnalyzerAsync(
            "class User { void Use(Amazon.Runtime.AWSCredentials own) => new Amazon.S3.AmazonS3Client(own).ListBucketsAsync(); }",
            ReferenceAssemblies.AwsV4,
            Verify.Diagnostic("IAM1002").WithSpan(1, 95, 1, 111).WithSeverity(DiagnosticSeverity.Info).WithMessage(
                "IamAnalyzers cannot determine which role or profile 'Amazon.S3.AmazonS3Client.ListBucketsAsync' uses, because the code does not show where its credentials come from, so it assumes the program's own; "
                + "put [IamAnalyzers.IamPrincipal(\"role or profile\")] on the member, or [IamAnalyzers.IamPrincipal(\"\")] for the program's own"));

    private static string Program(string statements)
        => "using System; using System.Threading; using System.Threading.Tasks; using Amazon.Runtime; using Amazon.S3;\n"
            + "class User { void Use(IAmazonS3 injected, AWSCredentials own, string text) { " + statements + " } }";
}
