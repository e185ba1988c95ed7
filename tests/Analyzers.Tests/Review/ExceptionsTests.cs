using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Analyzers.Review;
using IamAnalyzers.Analyzers.Tests.Credentials;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.Review;

/// <summary>IAM2007, and the findings that <c>iam-exceptions.json</c> accepts.</summary>
public class ExceptionsTests
{
    private const string Path = "/0/iam-exceptions.json";
    private const string Rest = "\"owner\": \"o\", \"reason\": \"r\", \"until\": \"2020-01-31\"";

    // The date has passed: a compilation reads no clock.
    [Theory]
    [InlineData("IAM2006", "s3:GetObjectVersion", "")]
    [InlineData("IAM2006", "s3:GetObject", "IAM2006")]
    [InlineData("IAM2001", "s3:GetObjectVersion", "IAM2006")]
    public async Task AcceptedCase_IsSilent(string rule, string action, string expected)
    {
        var test = TestPrograms.Test<ReviewAnalyzer>(
            "class C { object Use(Amazon.S3.IAmazonS3 s3, string key, string? version) => s3.GetObjectAsync(new() { BucketName = \"reports\", Key = key, VersionId = version }); }",
            ReferenceAssemblies.AwsSurface);
        test.TestState.AdditionalFiles.Add(("/0/iam-policy.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" } }"""));
        test.TestState.AdditionalFiles.Add((Path, Exceptions($"\"rule\": \"{rule}\", \"action\": \"{action}\"")));
        if (expected.Length > 0) test.Expect(new DiagnosticResult(expected), "GetObjectAsync");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("\"rule\": \"IAM3003\", \"action\": \"*\"", "")]
    [InlineData("\"rule\": \"IAM3003\", \"statement\": \"Admin\"", "")]
    [InlineData("\"rule\": \"IAM3003\", \"statement\": \"Other\"", "IAM3003")]
    public async Task AcceptedFindingInAPolicyFile_IsSilent(string exception, string expected)
    {
        var test = TestPrograms.Test<PolicyFileAnalyzer>("class C;", ReferenceAssemblies.AwsSurface);
        test.TestState.AdditionalFiles.Add(("/0/iam-policy.json", """{ "Version": "2012-10-17", "Statement": { "Sid": "Admin", "Effect": "Allow", "Action": "*", "Resource": "*" } }"""));
        test.TestState.AdditionalFiles.Add((Path, Exceptions(exception)));
        if (expected.Length > 0) test.ExpectedDiagnostics.Add(new DiagnosticResult(expected).WithSpan("/0/iam-policy.json", 1, 88, 1, 91));
        await test.RunAsync();
    }

    [Fact]
    public async Task EntryThatCannotBeRead_IsReportedAtItsPlace()
    {
        var test = TestPrograms.Test<ExceptionsAnalyzer>("class C;", ReferenceAssemblies.AwsSurface);
        test.TestState.AdditionalFiles.Add((Path, Exceptions("\"rule\": \"IAM0002\", \"action\": \"x\"")));
        test.TestState.AdditionalFiles.Add(("/0/other.json", "no json"));
        test.Expect(new DiagnosticResult("IAM2007").WithMessage("No exception hides a credential: remove what IAM0002 found from the code, and rotate it"), "\"IAM0002\"", Path);
        await test.RunAsync();
    }

    private static string Exceptions(string entry) => "{ \"exceptions\": [ { " + entry + ", " + Rest + " } ] }";
}
