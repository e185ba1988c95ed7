using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;

namespace IamAnalyzers.Analyzers.Tests.PolicyText;

/// <summary>IAM3001 to IAM3012 in files.</summary>
public class PolicyFileTests
{
    private const string Broken = "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [ { \"Effect\": \"allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::a/*\" } ]\n}\n";

    [Fact]
    public async Task ReviewedPolicy_IsChecked()
    {
        var test = Test("/0/iam-policy.json", Broken);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("IAM3001").WithSeverity(DiagnosticSeverity.Error).WithSpan("/0/iam-policy.json", 3, 30, 3, 37));
        await test.RunAsync();
    }

    [Fact]
    public async Task MarkedFile_IsCheckedWhateverItsName()
    {
        var test = Test("/0/AdminGroupPolicy.txt", Broken, "build_metadata.AdditionalFiles.IamPolicyDocument = true");
        test.Expect(new DiagnosticResult("IAM3001"), "\"allow\"", "/0/AdminGroupPolicy.txt");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("AdminGroupPolicy.txt")]
    [InlineData("package.json")]
    [InlineData("Shop.iam-policy.json")]
    public Task FileThatIsNotMarked_IsLeftAlone(string name) => Test("/0/" + name, Broken).RunAsync();

    [Fact]
    public async Task Kind_DecidesWhatTheDocumentMayHold()
    {
        const string Text = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }""";
        await Test("/0/trust.json", Text, "build_metadata.AdditionalFiles.IamPolicyDocument = true\nbuild_metadata.AdditionalFiles.IamPolicyKind = Trust").RunAsync();

        var test = Test("/0/trust.json", Text, "build_metadata.AdditionalFiles.IamPolicyDocument = true\nbuild_metadata.AdditionalFiles.IamPolicyKind = Identity");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("IAM3001").WithSpan("/0/trust.json", 1, 62, 1, 73));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("IAM3001").WithSpan("/0/trust.json", 1, 41, 1, 42));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("Boundary", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" }, { "Effect": "Deny", "Action": "iam:*", "Resource": "*" } ] }""")]
    [InlineData("boundary", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": ["s3:*", "iam:PassRole", "lambda:*"], "Resource": "*" } ] }""")]
    [InlineData("ServiceControl", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" } ] }""")]
    [InlineData("ServiceControl", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "NotAction": "organizations:*", "Resource": "*" } ] }""")]
    [InlineData("ServiceControl", """{ "Version": "2012-10-17", "Statement": [ { "Sid": "DenyRegions", "Effect": "Deny", "NotAction": ["iam:*", "organizations:*"], "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": ["eu-west-1"] } } } ] }""")]
    [InlineData("ResourceControl", """{ "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": ["s3:*", "sts:AssumeRole"], "Resource": "*", "Condition": { "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-1234567890" }, "BoolIfExists": { "aws:PrincipalIsAWSService": "false" } } } ] }""")]
    public Task PolicyThatOnlyLimits_IsNotTooWide(string kind, string text) => Test("/0/limit.json", text, Marked(kind)).RunAsync();

    [Theory]
    [InlineData("Identity", "\"Action\": \"*\"", "IAM3003", "\"*\"")]
    [InlineData("Boundary", "\"Action\": \"s3:GetObjekt\"", "IAM3002", "\"s3:GetObjekt\"")]
    [InlineData("ServiceControl", "\"Action\": \"s3:GetObjekt\"", "IAM3002", "\"s3:GetObjekt\"")]
    [InlineData("ServiceControl", "\"Principal\": \"*\", \"Action\": \"s3:GetObject\"", "IAM3001", "\"Principal\"")]
    [InlineData("ResourceControl", "\"Principal\": \"*\", \"Action\": \"s3:GetObjekt\"", "IAM3002", "\"s3:GetObjekt\"")]
    public async Task PolicyThatOnlyLimits_HasTheOtherFindings(string kind, string part, string rule, string place)
    {
        var test = Test("/0/limit.json", $$"""{ "Version": "2012-10-17", "Statement": [ { "Effect": "{{(kind == "Identity" ? "Allow" : "Deny")}}", {{part}}, "Resource": "arn:aws:s3:::reports/*" } ] }""", Marked(kind));
        test.Expect(new DiagnosticResult(rule), place, "/0/limit.json");
        await test.RunAsync();
    }

    private static string Marked(string kind) => "build_metadata.AdditionalFiles.IamPolicyDocument = true\nbuild_metadata.AdditionalFiles.IamPolicyKind = " + kind;

    [Theory]
    [InlineData("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" } }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "Service": "pods.eks.amazonaws.com" }, "Action": ["sts:AssumeRole", "sts:TagSession"] } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Id": "key", "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::111122223333:root" }, "Action": "kms:*", "Resource": "*" } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::reports", "arn:aws:s3:::reports/*"], "Condition": { "Bool": { "aws:SecureTransport": "false" } } } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": ["s3:*", "sts:AssumeRole"], "Resource": "*", "Condition": { "StringNotEqualsIfExists": { "aws:PrincipalOrgID": "o-1234567890" }, "BoolIfExists": { "aws:PrincipalIsAWSService": "false" } } } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Sid": "DenyRegions", "Effect": "Deny", "NotAction": ["iam:*", "organizations:*"], "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestedRegion": ["eu-west-1"] } } } ] }""")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } ] }""")]
    public Task KindThatTheFileDoesNotSay_IsReadFromItsWords(string text) => Test("/0/policy.json", text, "build_metadata.AdditionalFiles.IamPolicyDocument = true").RunAsync();

    [Theory]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" }, { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" } ] }""", 164, 1, "The statement has no 'Principal'; add the callers that it applies to; the file is read as a resource policy, set IamPolicyKind if it is another kind", "MISSING_PRINCIPAL")]
    [InlineData("""{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "NotPrincipal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole" } ] }""", 64, 14, "A trust policy cannot have 'NotPrincipal'; name the callers that may assume the role in 'Principal'; the file is read as a trust policy, set IamPolicyKind if it is another kind", "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL")]
    public async Task FindingOfAKindThatTheFileDoesNotSay_NamesTheMetadata(string text, int column, int length, string message, string check)
    {
        var test = Test("/0/policy.json", text, "build_metadata.AdditionalFiles.IamPolicyDocument = true");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("IAM3001").WithSeverity(DiagnosticSeverity.Error).WithSpan("/0/policy.json", 1, column, 1, column + length).WithMessage(message + " [" + check + "]"));
        await test.RunAsync();
    }

    [Theory]
    [InlineData("user", true)]
    [InlineData("group", false)]
    [InlineData("managed", false)]
    public async Task Target_DecidesTheQuota(string target, bool isTooLarge)
    {
        var text = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::$/*" } }""".Replace("$", new string('a', 2000), StringComparison.Ordinal);
        var test = Test("/0/p.json", text, "build_metadata.AdditionalFiles.IamPolicyDocument = true\nbuild_metadata.AdditionalFiles.IamPolicyTarget = " + target);
        if (isTooLarge) test.Expect(new DiagnosticResult("IAM3006"), "{", "/0/p.json");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("stream manager programmatic access", true)]
    [InlineData("SlipStreamUser-Policy", false)]
    public async Task Name_IsHeldToWhatIamTakes(string name, bool isRefused)
    {
        const string Text = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } }""";
        var test = Test("/0/p.json", Text, "build_metadata.AdditionalFiles.IamPolicyDocument = true\nbuild_metadata.AdditionalFiles.IamPolicyName = " + name);
        if (isRefused) test.Expect(new DiagnosticResult("IAM3010"), "", "/0/p.json");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("s3", false)]
    [InlineData("sqs", true)]
    public async Task Service_DecidesTheActions(string service, bool isRefused)
    {
        const string Text = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "*" } }""";
        var test = Test("/0/p.json", Text, "build_metadata.AdditionalFiles.IamPolicyDocument = true\nbuild_metadata.AdditionalFiles.IamPolicyKind = Resource\nbuild_metadata.AdditionalFiles.IamPolicyService = " + service);
        if (isRefused) test.Expect(new DiagnosticResult("IAM3001"), "\"s3:GetObject\"", "/0/p.json");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    public async Task OwnSeverityOption_SetsTheSeverity(string value, DiagnosticSeverity severity)
    {
        var test = Test("/0/iam-policy.json", Broken, "iam_analyzers.iam3001.severity = " + value);
        test.Expect(new DiagnosticResult("IAM3001").WithSeverity(severity), "\"allow\"", "/0/iam-policy.json");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("dotnet_analyzer_diagnostic.category-PolicyText.severity = suggestion", DiagnosticSeverity.Info)]
    [InlineData("dotnet_analyzer_diagnostic.severity = warning", DiagnosticSeverity.Warning)]
    [InlineData("dotnet_analyzer_diagnostic.severity = error\ndotnet_analyzer_diagnostic.category-PolicyText.severity = warning", DiagnosticSeverity.Warning)]
    [InlineData("dotnet_analyzer_diagnostic.category-PolicyText.severity = none\niam_analyzers.iam3001.severity = warning", DiagnosticSeverity.Warning)]
    [InlineData("dotnet_analyzer_diagnostic.category-Review.severity = warning", DiagnosticSeverity.Error)]
    public async Task SeverityOfManyRules_IsAppliedWhereTheirOwnDoesNotStand(string options, DiagnosticSeverity severity)
    {
        var test = Test("/0/iam-policy.json", Broken, options);
        test.Expect(new DiagnosticResult("IAM3001").WithSeverity(severity), "\"allow\"", "/0/iam-policy.json");
        await test.RunAsync();
    }

    [Fact]
    public Task OwnSeverityOptionNone_IsSilent() => Test("/0/iam-policy.json", Broken, "iam_analyzers.iam3001.severity = none").RunAsync();

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0")]
    [InlineData("\uFFFD\uFFFD{")]
    public async Task FileThatIsNoJson_HasOneFinding(string content)
    {
        var test = Test("/0/iam-policy.json", content);
        test.Expect(new DiagnosticResult("IAM3001"), content.Length == 0 ? "" : content[..1], "/0/iam-policy.json");
        await test.RunAsync();
    }

    private static CSharpAnalyzerTest<PolicyFileAnalyzer> Test(string path, string content, string options = "")
    {
        var test = new CSharpAnalyzerTest<PolicyFileAnalyzer> { TestCode = "class C { }" };
        test.TestState.AdditionalFiles.Add((path, content));
        if (options.Length > 0) test.TestState.AnalyzerConfigFiles.Add(("/0/.editorconfig", "root = true\n[*]\n" + options + "\n"));
        return test;
    }
}
