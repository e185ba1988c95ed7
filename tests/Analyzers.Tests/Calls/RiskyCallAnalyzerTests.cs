using IamAnalyzers.Analyzers.Calls;
using IamAnalyzers.Core.Common;
using IamAnalyzers.Core.Permissions;
using IamAnalyzers.Core.Records;
using IamAnalyzers.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IamAnalyzers.Analyzers.Tests.Calls;

/// <summary>IAM1005 and IAM1006.</summary>
public class RiskyCallAnalyzerTests
{
    private const string Members = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Amazon.EC2;
        using Amazon.EC2.Model;
        using Amazon.IdentityManagement;
        using Amazon.IdentityManagement.Model;
        using Amazon.Lambda;
        using Amazon.S3;
        using Amazon.S3.Model;
        using Amazon.SimpleNotificationService;
        using Amazon.SQS;

        class C(IAmazonEC2 ec2, IAmazonIdentityManagementService iam, IAmazonLambda lambda, IAmazonS3 s3, IAmazonSimpleNotificationService sns, IAmazonSQS sqs)
        {
            async Task M(string id, string account, bool isPublic)
            {
                BODY
            }
        }
        """;

    [Theory]
    [InlineData("await ec2.{|IAM1005:ModifyImageAttributeAsync|}(new ModifyImageAttributeRequest { ImageId = id, LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { Group = PermissionGroup.All }] } });")]
    [InlineData("await ec2.{|IAM1005:ModifyImageAttributeAsync|}(new ModifyImageAttributeRequest { ImageId = id, OperationType = Amazon.EC2.OperationType.Add, UserGroups = [\"all\"] });")]
    [InlineData("var change = new CreateVolumePermissionModifications { Add = new List<CreateVolumePermission>() }; change.Add.Add(new CreateVolumePermission { Group = \"all\" }); await ec2.{|IAM1005:ModifySnapshotAttributeAsync|}(new ModifySnapshotAttributeRequest { SnapshotId = id, CreateVolumePermission = change });")]
    [InlineData("await ec2.{|IAM1005:DisableSnapshotBlockPublicAccessAsync|}(new DisableSnapshotBlockPublicAccessRequest());")]
    [InlineData("await s3.{|IAM1005:PutObjectAsync|}(new PutObjectRequest { BucketName = id, Key = id, CannedACL = S3CannedACL.PublicRead });")]
    [InlineData("var put = new PutObjectRequest { BucketName = id, Key = id }; if (isPublic) put.CannedACL = S3CannedACL.PublicReadWrite; await s3.{|IAM1005:PutObjectAsync|}(put);")]
    [InlineData("await s3.{|IAM1005:PutBucketAsync|}(new PutBucketRequest { BucketName = id, CannedACL = S3CannedACL.AuthenticatedRead });")]
    [InlineData("await s3.{|IAM1005:DeletePublicAccessBlockAsync|}(new DeletePublicAccessBlockRequest { BucketName = id });")]
    [InlineData("await s3.{|IAM1005:PutPublicAccessBlockAsync|}(new PutPublicAccessBlockRequest { BucketName = id, PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration { BlockPublicPolicy = false } });")]
    [InlineData("await sqs.{|IAM1005:AddPermissionAsync|}(id, \"all\", [\"*\"], [\"SendMessage\"]);")]
    [InlineData("await lambda.{|IAM1005:AddPermissionAsync|}(new Amazon.Lambda.Model.AddPermissionRequest { FunctionName = id, Action = \"lambda:InvokeFunction\", Principal = \"*\", StatementId = \"all\" });")]
    [InlineData("await lambda.{|IAM1005:CreateFunctionUrlConfigAsync|}(new Amazon.Lambda.Model.CreateFunctionUrlConfigRequest { FunctionName = id, AuthType = FunctionUrlAuthType.NONE });")]
    public Task CallThatOpensSomethingToEveryone_IsReported(string body) => Test(body).RunAsync();

    // The file is read as a whole; what a generator wrote into it stays out.
    [Fact]
    public Task MemberThatAGeneratorWrote_IsNotReported()
        => new CSharpAnalyzerTest<RiskyCallAnalyzer>
        {
            TestCode = """
            class C(Amazon.IdentityManagement.IAmazonIdentityManagementService iam)
            {
                [System.CodeDom.Compiler.GeneratedCode("a generator", "1.0")]
                object Written(string id) => iam.CreateAccessKeyAsync(new Amazon.IdentityManagement.Model.CreateAccessKeyRequest { UserName = id });

                object Own(string id) => iam.{|IAM1005:CreateAccessKeyAsync|}(new Amazon.IdentityManagement.Model.CreateAccessKeyRequest { UserName = id });
            }
            """,
            ReferenceAssemblies = ReferenceAssemblies.AwsSurface,
        }.RunAsync();

    [Theory]
    [InlineData("await iam.{|IAM1005:AttachRolePolicyAsync|}(new AttachRolePolicyRequest { RoleName = id, PolicyArn = \"arn:aws:iam::aws:policy/AdministratorAccess\" });")]
    [InlineData("await iam.{|IAM1005:AttachGroupPolicyAsync|}(new AttachGroupPolicyRequest { GroupName = id, PolicyArn = \"arn:aws:iam::aws:policy/PowerUserAccess\" });")]
    [InlineData("const string Arn = \"arn:aws-us-gov:iam::aws:policy/IAMFullAccess\"; await iam.{|IAM1005:AttachUserPolicyAsync|}(new AttachUserPolicyRequest { UserName = id, PolicyArn = Arn });")]
    public Task PolicyThatAllowsEverything_IsReportedOnce(string body) => Test(body).RunAsync();

    [Theory]
    [InlineData("await iam.{|IAM1005:CreateAccessKeyAsync|}(new CreateAccessKeyRequest { UserName = id });")]
    [InlineData("await iam.{|IAM1005:CreateLoginProfileAsync|}(new CreateLoginProfileRequest { UserName = id });")]
    [InlineData("await iam.{|IAM1005:UpdateLoginProfileAsync|}(new UpdateLoginProfileRequest { UserName = id });")]
    [InlineData("await iam.{|IAM1005:AddUserToGroupAsync|}(new AddUserToGroupRequest { UserName = id, GroupName = account });")]
    [InlineData("await iam.{|IAM1005:PutGroupPolicyAsync|}(new PutGroupPolicyRequest { GroupName = id, PolicyName = account });")]
    [InlineData("await iam.{|IAM1005:AttachRolePolicyAsync|}(new AttachRolePolicyRequest { RoleName = id, PolicyArn = account });")]
    [InlineData("await iam.{|IAM1005:AttachRolePolicyAsync|}(new AttachRolePolicyRequest { RoleName = \"shop\", PolicyArn = account });")]
    [InlineData("await iam.{|IAM1005:AttachRolePolicyAsync|}(new AttachRolePolicyRequest { RoleName = \"shop\", PolicyArn = System.Environment.GetEnvironmentVariable(\"POLICY\") });")]
    [InlineData("await iam.{|IAM1005:AttachUserPolicyAsync|}(new AttachUserPolicyRequest { UserName = \"deploy\", PolicyArn = System.Environment.GetEnvironmentVariable(\"POLICY\") ?? \"arn:aws:iam::111122223333:policy/shop\" });")]
    [InlineData("await iam.{|IAM1005:AttachRolePolicyAsync|}(new AttachRolePolicyRequest { RoleName = id, PolicyArn = \"arn:aws:iam::111122223333:policy/shop\" });")]
    [InlineData("await iam.{|IAM1005:AttachUserPolicyAsync|}(new AttachUserPolicyRequest { UserName = \"deploy\", PolicyArn = \"arn:aws:iam::111122223333:policy/\" + id });")]
    [InlineData("await iam.{|IAM1005:PutRolePolicyAsync|}(new PutRolePolicyRequest { RoleName = \"shop-\" + id, PolicyName = account });")]
    [InlineData("await lambda.{|IAM1005:UpdateFunctionCodeAsync|}(new Amazon.Lambda.Model.UpdateFunctionCodeRequest { FunctionName = id });")]
    [InlineData("await lambda.{|IAM1005:UpdateFunctionCodeAsync|}(new Amazon.Lambda.Model.UpdateFunctionCodeRequest { FunctionName = \"shop-\" + id });")]
    public Task CallThatIsAWayToMoreRights_IsReported(string body) => Test(body).RunAsync();

    [Theory]
    [InlineData("await ec2.{|IAM1006:ModifyImageAttributeAsync|}(new ModifyImageAttributeRequest { ImageId = id, LaunchPermission = new LaunchPermissionModifications { Add = [new LaunchPermission { UserId = account }] } });")]
    [InlineData("await ec2.{|IAM1006:ModifySnapshotAttributeAsync|}(new ModifySnapshotAttributeRequest { SnapshotId = id, CreateVolumePermission = new CreateVolumePermissionModifications { Add = [new CreateVolumePermission { UserId = \"123456789012\" }] } });")]
    [InlineData("await sqs.{|IAM1006:AddPermissionAsync|}(id, \"partner\", [\"123456789012\"], [\"SendMessage\"]);")]
    [InlineData("await lambda.{|IAM1006:AddPermissionAsync|}(new Amazon.Lambda.Model.AddPermissionRequest { FunctionName = id, Action = \"lambda:InvokeFunction\", Principal = \"123456789012\", StatementId = \"partner\" });")]
    [InlineData("await iam.{|IAM1006:UploadSigningCertificateAsync|}(new UploadSigningCertificateRequest { UserName = id });")]
    [InlineData("await iam.{|IAM1006:CreateServiceSpecificCredentialAsync|}(new CreateServiceSpecificCredentialRequest { UserName = id, ServiceName = \"bedrock.amazonaws.com\" });")]
    public Task CallThatSharesOrCreatesLastingCredentials_IsSuggested(string body) => Test(body).RunAsync();

    [Theory]
    [InlineData("await ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = id, LaunchPermission = new LaunchPermissionModifications { Remove = [new LaunchPermission { Group = PermissionGroup.All }] } });")]
    [InlineData("await ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = id, OperationType = Amazon.EC2.OperationType.Remove, UserGroups = [\"all\"] });")]
    [InlineData("await ec2.ModifyImageAttributeAsync(new ModifyImageAttributeRequest { ImageId = id, Description = \"all\" });")]
    [InlineData("await s3.PutObjectAsync(new PutObjectRequest { BucketName = id, Key = id, CannedACL = S3CannedACL.BucketOwnerFullControl });")]
    [InlineData("await s3.PutObjectAsync(new PutObjectRequest { BucketName = id, Key = id, CannedACL = S3CannedACL.FindValue(account) });")]
    [InlineData("await s3.PutPublicAccessBlockAsync(new PutPublicAccessBlockRequest { BucketName = id, PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration { BlockPublicPolicy = true } });")]
    [InlineData("await lambda.AddPermissionAsync(new Amazon.Lambda.Model.AddPermissionRequest { FunctionName = id, Action = \"lambda:InvokeFunction\", Principal = \"s3.amazonaws.com\", StatementId = \"bucket\" });")]
    [InlineData("await lambda.CreateFunctionUrlConfigAsync(new Amazon.Lambda.Model.CreateFunctionUrlConfigRequest { FunctionName = id, AuthType = FunctionUrlAuthType.AWS_IAM });")]
    [InlineData("await iam.DetachRolePolicyAsync(new DetachRolePolicyRequest { RoleName = id, PolicyArn = \"arn:aws:iam::aws:policy/AdministratorAccess\" });")]
    [InlineData("await iam.UpdateAccessKeyAsync(new UpdateAccessKeyRequest { UserName = id, AccessKeyId = account, Status = Amazon.IdentityManagement.StatusType.Inactive });")]
    [InlineData("await iam.CreateUserAsync(new CreateUserRequest { UserName = id });")]
    [InlineData("await sqs.SendMessageAsync(id, \"*\");")]
    [InlineData("await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = \"shop\", PolicyArn = \"arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole\" });")]
    [InlineData("await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = id, PolicyArn = \"arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole\" });")]
    [InlineData("await iam.AttachUserPolicyAsync(new AttachUserPolicyRequest { UserName = \"deploy\", PolicyArn = \"arn:aws:iam::111122223333:policy/shop\" });")]
    [InlineData("await iam.AttachGroupPolicyAsync(new AttachGroupPolicyRequest { GroupName = id, PolicyArn = \"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess\" });")]
    [InlineData("var made = await iam.CreatePolicyAsync(new CreatePolicyRequest { PolicyName = \"shop\" }); await iam.AttachRolePolicyAsync(new AttachRolePolicyRequest { RoleName = \"shop\", PolicyArn = made.Policy.Arn });")]
    [InlineData("await iam.PutRolePolicyAsync(new PutRolePolicyRequest { RoleName = \"shop\", PolicyName = account });")]
    [InlineData("await iam.UpdateAssumeRolePolicyAsync(new UpdateAssumeRolePolicyRequest { RoleName = \"shop\" });")]
    [InlineData("await iam.AddUserToGroupAsync(new AddUserToGroupRequest { UserName = id, GroupName = \"readers\" });")]
    [InlineData("const string Name = \"resize\"; await lambda.UpdateFunctionCodeAsync(new Amazon.Lambda.Model.UpdateFunctionCodeRequest { FunctionName = Name });")]
    [InlineData("await lambda.UpdateFunctionCodeAsync(new Amazon.Lambda.Model.UpdateFunctionCodeRequest { FunctionName = \"arn:aws:lambda:eu-west-1:111122223333:function:resize\" });")]
    public Task HarmlessNeighbour_IsSilent(string body) => Test(body).RunAsync();

    [Fact]
    public async Task Message_SaysWhatTheCallDoesAndWhatToDo()
    {
        var test = Test("await iam.AttachUserPolicyAsync(new AttachUserPolicyRequest { UserName = id, PolicyArn = \"arn:aws:iam::aws:policy/AdministratorAccess\" });");
        test.Expect(new DiagnosticResult("IAM1005").WithSeverity(DiagnosticSeverity.Warning).WithMessage(
            "'AttachUserPolicyAsync' attaches AdministratorAccess, which allows every action on every resource; attach a policy that names only what is needed"), "AttachUserPolicyAsync");
        await test.RunAsync();
    }

    [Theory]
    [InlineData("arn:${Partition}:iam::${Account}:role/*", "{|IAM1006:RunInstancesAsync|}")]
    [InlineData("arn:${Partition}:iam::${Account}:role/web", "RunInstancesAsync")]
    public Task CallsThatTogetherAreAWay_AreSuggestedWhereTheRolesAreOpen(string role, string call)
    {
        // The record stands in the program as the generator writes it.
        var record = NeedsRecordFormat.Write(NeedsRecord.Create([Need("ec2:RunInstances", "*"), Need("iam:PassRole", role)], [], []));
        var test = Test($"await ec2.{call}(new RunInstancesRequest {{ ImageId = id, MinCount = 1, MaxCount = 1 }});");
        test.TestState.Sources.Add($"namespace IamAnalyzers.Generated {{ internal static class IamPolicyRecord {{ private static string Needs => {SymbolDisplay.FormatLiteral(record, quote: true)}; }} }}");
        return test.RunAsync();
    }

    private static Permission Need(string action, string resource) => new(action, EquatableArray<string>.From([resource]), default, Tier.Required, "Amazon.EC2.IAmazonEC2.RunInstancesAsync", "", "", "");

    private static CSharpAnalyzerTest<RiskyCallAnalyzer> Test(string body)
        => new() { TestCode = Members.Replace("BODY", body, StringComparison.Ordinal), ReferenceAssemblies = ReferenceAssemblies.AwsSurface };
}
