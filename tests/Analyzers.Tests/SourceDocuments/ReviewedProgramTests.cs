using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Analyzers.Review;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IamAnalyzers.Analyzers.Tests.SourceDocuments;

/// <summary>Rows of the source documents that take a program; those of a policy's text alone stand in <c>Core.Tests/SourceDocuments</c>.</summary>
public class ReviewedProgramTests
{
    private const string Operator = """
        using System.Threading.Tasks;
        using Amazon.EC2;
        using Amazon.EC2.Model;

        class Operator(IAmazonEC2 ec2)
        {
            async Task Start(string image)
            {
                BODY
            }
        }
        """;

    // "Prevent stopping or deleting an RDS instance."
    [Fact]
    public Task DenialOfDeletingDatabases_IsToldAtTheCall()
        => Test<ReviewAnalyzer>(
            """
            using System.Threading.Tasks;
            using Amazon.RDS;
            using Amazon.RDS.Model;

            class Cleanup(IAmazonRDS rds)
            {
                async Task Run(string name)
                {
                    await rds.RebootDBInstanceAsync(new RebootDBInstanceRequest { DBInstanceIdentifier = name });
                    await rds.{|IAM2004:DeleteDBInstanceAsync|}(new DeleteDBInstanceRequest { DBInstanceIdentifier = name, SkipFinalSnapshot = true });
                }
            }
            """,
            """{ "Effect": "Allow", "Action": "rds:*", "Resource": "*" }, { "Sid": "KeepDatabases", "Effect": "Deny", "Action": ["rds:DeleteDBInstance", "rds:StopDBInstance"], "Resource": "*" }""").RunAsync();

    // "RunInstances and RequestSpotInstances without iam:PassRole."
    [Fact]
    public async Task InstanceProfile_MissesPassRole()
    {
        var test = Test<ReviewAnalyzer>(
            Operator.Replace("BODY", "await ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = image, MinCount = 1, MaxCount = 1, IamInstanceProfile = new IamInstanceProfileSpecification { Name = \"web\" } });", StringComparison.Ordinal),
            """{ "Effect": "Allow", "Action": ["ec2:RunInstances", "ec2:RequestSpotInstances"], "Resource": "*" }""");
        test.Expect(new DiagnosticResult("IAM2001").WithMessage("The reviewed policy (iam-policy.json) does not allow 'iam:PassRole' on arn:aws:iam::*:role/*, which this call needs; add it to the policy and have it reviewed, or remove the call"), "RunInstancesAsync");
        await test.RunAsync();
    }

    [Fact]
    public Task WithoutInstanceProfile_NothingIsMissing()
        => Test<ReviewAnalyzer>(
            Operator.Replace("BODY", "await ec2.RunInstancesAsync(new RunInstancesRequest { ImageId = image, MinCount = 1, MaxCount = 1 });", StringComparison.Ordinal),
            """{ "Effect": "Allow", "Action": ["ec2:RunInstances", "ec2:RequestSpotInstances"], "Resource": "*" }""").RunAsync();

    // "RequestSpotInstances: optional iam:CreateServiceLinkedRole."
    [Fact]
    public Task RoleOfSpotRequests_IsNotMissing()
        => Test<ReviewAnalyzer>(
            Operator.Replace("BODY", "await ec2.RequestSpotInstancesAsync(new RequestSpotInstancesRequest { InstanceCount = 1, SpotPrice = \"0.1\", LaunchSpecification = new LaunchSpecification { ImageId = image } });", StringComparison.Ordinal),
            """{ "Effect": "Allow", "Action": "ec2:RequestSpotInstances", "Resource": "*" }""").RunAsync();

    // "Grant least privilege, add when required": the same project, before and after.
    [Fact]
    public async Task AddedCall_IsMissingUntilThePolicyHasIt()
    {
        const string Before = "await ec2.DescribeInstancesAsync(new DescribeInstancesRequest());";
        const string After = Before + " await ec2.{|IAM2001:StopInstancesAsync|}(new StopInstancesRequest { InstanceIds = [image] });";
        const string Policy = """{ "Effect": "Allow", "Action": "ec2:DescribeInstances", "Resource": "*" }""";

        await Test<ReviewAnalyzer>(Operator.Replace("BODY", Before, StringComparison.Ordinal), Policy).RunAsync();
        await Test<ReviewAnalyzer>(Operator.Replace("BODY", After, StringComparison.Ordinal), Policy).RunAsync();
        await Test<ReviewAnalyzer>(
            Operator.Replace("BODY", After.Replace("{|IAM2001:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), StringComparison.Ordinal),
            Policy + """, { "Effect": "Allow", "Action": "ec2:StopInstances", "Resource": "arn:aws:ec2:*:*:instance/*" }""").RunAsync();
    }

    // "Uploaded group policy text."
    [Fact]
    public Task GrammarErrorInAnUploadedPolicy_IsToldInTheLiteral()
        => Test<PolicyStringAnalyzer>(
            """"
            using System.Threading.Tasks;
            using Amazon.IdentityManagement;
            using Amazon.IdentityManagement.Model;

            class Groups(IAmazonIdentityManagementService iam)
            {
                async Task Upload(string group)
                {
                    await iam.PutGroupPolicyAsync(new PutGroupPolicyRequest
                    {
                        GroupName = group,
                        PolicyName = "Reboot",
                        PolicyDocument = """
                            {
                              "Version": "2012-10-17",
                              "Statement": [ { "Effect": {|IAM3001:"allow"|}, "Action": "ec2:RebootInstances", "Resource": "arn:aws:ec2:*:*:instance/*" } ]
                            }
                            """,
                    });
                }
            }
            """",
            null).RunAsync();

    // "Policy name SlipStreamUser-Policy" stands with the tests of IAM3010.
    private static CSharpAnalyzerTest<TAnalyzer> Test<TAnalyzer>(string program, string? statements)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new CSharpAnalyzerTest<TAnalyzer> { TestCode = program, ReferenceAssemblies = ReferenceAssemblies.AwsSurface };
        if (statements is not null) test.TestState.AdditionalFiles.Add(("/0/iam-policy.json", $$"""{ "Version": "2012-10-17", "Statement": [ {{statements}} ] }"""));
        return test;
    }
}
