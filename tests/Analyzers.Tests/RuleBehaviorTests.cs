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
/// A finding in source goes with a pragma, and is not reported in generated code: the two further runs of Roslyn's test package, here for
/// an analyzer of each family. They take twice the time of a test, so that the other tests leave them out.
/// </summary>
public class RuleBehaviorTests
{
    [Fact]
    public Task HardCodedCredential() => RunAsync(TestPrograms.Test<HardCodedCredentialAnalyzer>("class C { string a = {|IAM0001:\"$ID$\"|}; }"));

    [Fact]
    public Task UnresolvedCall()
        => RunAsync(Test<UnresolvedCallAnalyzer>("using Amazon.S3;\nclass User { void Use(IAmazonS3 s3) { typeof(IAmazonS3).{|IAM1001:GetMethod|}(\"PutObjectAsync\"); } }"));

    [Fact]
    public Task RiskyCall()
        => RunAsync(Test<RiskyCallAnalyzer>("class User { object Use(Amazon.SQS.IAmazonSQS sqs, string id) => sqs.{|IAM1005:AddPermissionAsync|}(id, \"all\", [\"*\"], [\"SendMessage\"]); }"));

    [Fact]
    public Task PolicyString()
        => RunAsync(Test<PolicyStringAnalyzer>(
            """"class C { string P() => """{ "Version": "2012-10-17", "Statement": { "Effect": {|IAM3001:"allow"|}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" } }"""; }""""));

    [Fact]
    public Task Review()
    {
        var test = Test<ReviewAnalyzer>("class User { object Use(Amazon.S3.IAmazonS3 s3, string key) => s3.{|IAM2001:GetObjectAsync|}(\"reports\", key); }");
        test.TestState.AdditionalFiles.Add(("/0/iam-policy.json", """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*" } }"""));
        return RunAsync(test);
    }

    private static CSharpAnalyzerTest<TAnalyzer> Test<TAnalyzer>(string program)
        where TAnalyzer : DiagnosticAnalyzer, new()
        => new() { TestCode = program, ReferenceAssemblies = ReferenceAssemblies.AwsV4 };

    private static Task RunAsync<TAnalyzer>(CSharpAnalyzerTest<TAnalyzer> test)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        test.TestBehaviors = TestBehaviors.None;
        return test.RunAsync();
    }
}
