using IamAnalyzers.Analyzers.Calls;
using IamAnalyzers.Analyzers.Credentials;
using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Analyzers.Review;
using IamAnalyzers.Analyzers.Tests.Credentials;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using ReferenceAssemblies = IamAnalyzers.Testing.ReferenceAssemblies;

namespace IamAnalyzers.Analyzers.Tests;

/// <summary>
/// A finding in source goes with a pragma, and is not reported in generated code, for every rule. Either is a further run of the test, so that
/// the other tests leave them out.
/// </summary>
public class RuleBehaviorTests
{
    /// <summary>Rules whose findings stand in other files than C#.</summary>
    private static readonly string[] InOtherFiles = ["IAM0005", "IAM2002", "IAM2003", "IAM2007"];

    private static readonly Dictionary<string, Func<AnalyzerTest<DefaultVerifier>>> Tests = new(StringComparer.Ordinal)
    {
        ["IAM0001"] = () => Of<HardCodedCredentialAnalyzer>("class C { string a = {|IAM0001:\"$ID$\"|}; }"),
        ["IAM0002"] = () => Of<HardCodedCredentialAnalyzer>("class C { string awsSecret = {|IAM0002:\"$SECRET$\"|}; }"),
        ["IAM0003"] = () => Of<HardCodedCredentialAnalyzer>("class C { string a = {|IAM0003:\"$MARKED$\"|}; }"),
        ["IAM0004"] = () =>
        {
            var test = Of<CredentialByValueAnalyzer>("class C { object M(string a, string b) => new Amazon.Runtime.BasicAWSCredentials(a, {|IAM0004:b|}); }");
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\ndotnet_diagnostic.IAM0004.severity = warning\n"));
            return test;
        },
        ["IAM1001"] = () => Of<UnresolvedCallAnalyzer>("class C { void M() { typeof(Amazon.S3.IAmazonS3).{|IAM1001:GetMethod|}(\"PutObjectAsync\"); } }"),
        ["IAM1002"] = () => Of<DoubtfulPrincipalAnalyzer>("class C { object M(Amazon.Runtime.AWSCredentials own) => new Amazon.S3.AmazonS3Client(own).{|IAM1002:ListBucketsAsync|}(); }"),
        ["IAM1003"] = () => Of<CallPermissionsAnalyzer>("class C { object M(Amazon.S3.IAmazonS3 s3) => s3.{|IAM1003:ListBucketsAsync|}(); }"),
        ["IAM1005"] = () => Of<RiskyCallAnalyzer>("class C { object M(Amazon.SQS.IAmazonSQS sqs, string id) => sqs.{|IAM1005:AddPermissionAsync|}(id, \"all\", [\"*\"], [\"SendMessage\"]); }"),
        ["IAM1006"] = () => Of<RiskyCallAnalyzer>("class C { object M(Amazon.SQS.IAmazonSQS sqs, string id) => sqs.{|IAM1006:AddPermissionAsync|}(id, \"partner\", [\"123456789012\"], [\"SendMessage\"]); }"),
        ["IAM2001"] = () => Reviewed("IAM2001", """{ "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" }"""),
        ["IAM2004"] = () => Reviewed("IAM2004", """{ "Effect": "Deny", "Action": "s3:Get*", "Resource": "*" }"""),
        ["IAM2005"] = () => Reviewed("IAM2005", """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/2030/*" }"""),
        ["IAM2006"] = () => OfReview(
            "class C { object M(Amazon.S3.IAmazonS3 s3, string key, string? version) => s3.{|IAM2006:GetObjectAsync|}(new Amazon.S3.Model.GetObjectRequest { BucketName = \"reports\", Key = key, VersionId = version }); }",
            """{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }"""),
        ["IAM3001"] = () => Policy("""{ "Version": "2012-10-17", "Statement": { "Effect": {|IAM3001:"allow"|}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" } }"""),
        ["IAM3002"] = () => Policy("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {|IAM3002:"s3:GetObjekt"|}, "Resource": "arn:aws:s3:::a/*" } }"""),
        ["IAM3003"] = () => Policy("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {|IAM3003:"s3:*"|}, "Resource": "arn:aws:s3:::a/*" } }"""),
        ["IAM3004"] = () => Policy("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {|IAM3004:"iam:PassRole"|}, "Resource": "arn:aws:iam::111122223333:*" } }"""),
        ["IAM3005"] = () => Policy("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", {|IAM3003:{|IAM3005:"NotAction"|}|}: "iam:*", "Resource": "arn:aws:iam::111122223333:role/*" } }"""),
        ["IAM3006"] = () => Policy($$$"""{|IAM3006:{|} "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::{{{new string('a', 2048)}}}/*" } }"""),
        ["IAM3007"] = () => Policy("""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": {|IAM3007:"ec2:GetPasswordData"|}, "Resource": {|IAM3007:"*"|} } }"""),
        ["IAM3008"] = () => Policy("""{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::site/*", "Condition": { "StringNotEquals": { "aws:SourceVpc": {|IAM3008:"production"|} } } } }"""),
        ["IAM3009"] = () => Policy("""{ "Version": "2012-10-17", "Statement": { "Sid": {|IAM3009:""|}, "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" } }"""),
        ["IAM3010"] = () => Of<IamNameAnalyzer>("class C { object M() => new Amazon.IdentityManagement.Model.CreateUserRequest({|IAM3010:\"Ada Lovelace\"|}); }"),
        ["IAM3011"] = () => Policy("""{ "Version": {|IAM3011:"2008-10-17"|}, "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" } }"""),
        ["IAM3012"] = () => Of<PolicyStringAnalyzer>(
            """"class C { string P => """{ "Version": "2012-10-17", "Statement": { "Principal": {|IAM3012:"*"|}, "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" } }"""; }""""),
    };

    public static TheoryData<string> InCode => [.. DocumentationTests.AllIds.Except(InOtherFiles, StringComparer.Ordinal)];

    [Fact]
    public void EachRowAndException_IsOfARule()
        => Assert.Equal(DocumentationTests.AllIds.Order(StringComparer.Ordinal), Tests.Keys.Concat(InOtherFiles).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(InCode))]
    public async Task Finding_GoesWithAPragma(string id)
    {
        var test = Tests[id]();
        Assert.Contains("{|" + id + ":", test.TestState.Sources[0].content.ToString(), StringComparison.Ordinal);
        test.TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck;
        await test.RunAsync();
    }

    [Theory]
    [MemberData(nameof(InCode))]
    public Task Finding_IsNotReportedInGeneratedCode(string id) => Tests[id]().InGeneratedCode().RunAsync();

    private static CSharpAnalyzerTest<TAnalyzer> Of<TAnalyzer>(string program)
        where TAnalyzer : DiagnosticAnalyzer, new()
        => TestPrograms.Test<TAnalyzer>(program, ReferenceAssemblies.AwsSurface);

    private static CSharpAnalyzerTest<PolicyStringAnalyzer> Policy(string policy)
        => Of<PolicyStringAnalyzer>($"class C {{ object M() => new Amazon.IdentityManagement.Model.PutUserPolicyRequest {{ PolicyDocument = \"\"\"{policy}\"\"\" }}; }}");

    private static CSharpAnalyzerTest<ReviewAnalyzer> Reviewed(string id, string statement)
        => OfReview($"class C {{ object M(Amazon.S3.IAmazonS3 s3, string key) => s3.{{|{id}:GetObjectAsync|}}(\"reports\", key); }}", statement);

    private static CSharpAnalyzerTest<ReviewAnalyzer> OfReview(string program, string statement)
    {
        var test = Of<ReviewAnalyzer>(program);
        test.TestState.AdditionalFiles.Add(("/0/iam-policy.json", $$"""{ "Version": "2012-10-17", "Statement": {{statement}} }"""));
        return test;
    }
}
