using IamAnalyzers.Analyzers.PolicyText;
using IamAnalyzers.Testing;

namespace IamAnalyzers.Analyzers.Tests.PolicyText;

/// <summary>IAM3010 at calls: names that IAM and STS refuse; IAM3002 where a call attaches a policy of AWS's that there is not.</summary>
public class IamNameTests
{
    [Theory]
    [InlineData("new CreatePolicyRequest { PolicyName = {|IAM3010:\"stream manager programmatic access\"|} }")]
    [InlineData("new CreateRoleRequest { RoleName = {|IAM3010:\"deploy/worker\"|} }")]
    [InlineData("new CreateUserRequest({|IAM3010:\"Ada Lovelace\"|})")]
    [InlineData("new CreateGroupRequest { GroupName = {|IAM3010:\"Entwürfe\"|} }")]
    [InlineData("new CreateInstanceProfileRequest { InstanceProfileName = {|IAM3010:Team + \" profile\"|} }")]
    [InlineData("client.PutUserPolicyAsync(new PutUserPolicyRequest(\"Ada\", {|IAM3010:\"read only\"|}, \"{}\"))")]
    [InlineData("new PutRolePolicyRequest { RoleName = \"Deploy\", PolicyName = {|IAM3010:$\"{Team} policy\"|} }")]
    [InlineData("new UpdateUserRequest { UserName = \"Ada\", NewUserName = {|IAM3010:\"a:b\"|} }")]
    [InlineData("new CreateRoleRequest { RoleName = {|IAM3010:\"\"|} }")]
    public Task NameThatIamRefuses_IsFound(string expression) => Verify(expression);

    [Theory]
    [InlineData("new CreatePolicyRequest { PolicyName = \"SlipStreamUser-Policy\" }")]
    [InlineData("new CreateRoleRequest { RoleName = \"a+b=c,d.e@f_g-h\" }")]
    [InlineData("new CreateUserRequest(\"Ada@example.com\")")]
    [InlineData("new CreateInstanceProfileRequest { InstanceProfileName = $\"{Team}-{name}\" }")]
    [InlineData("new CreateRoleRequest { RoleName = name, Path = \"/a path/\", Description = \"What it is for\" }")]
    [InlineData("new Other { RoleName = \"not of IAM\" }")]
    public Task NameThatIamTakes_IsSilent(string expression) => Verify(expression);

    [Theory]
    [InlineData("CreateRoleRequest", "RoleName", 64)]
    [InlineData("CreateUserRequest", "UserName", 64)]
    [InlineData("GetUserRequest", "UserName", 128)]
    [InlineData("CreatePolicyRequest", "PolicyName", 128)]
    [InlineData("CreateVirtualMFADeviceRequest", "VirtualMFADeviceName", 226)]
    public async Task LongerNames_AreFound(string request, string member, int most)
    {
        await Verify($"new {request} {{ {member} = \"{new string('a', most)}\" }}");
        await Verify($"new {request} {{ {member} = {{|IAM3010:\"{new string('a', most + 1)}\"|}} }}");
    }

    [Theory]
    [InlineData("new Amazon.SecurityToken.Model.AssumeRoleRequest { RoleArn = \"arn:aws:iam::111122223333:role/Deploy\", RoleSessionName = {|IAM3010:\"nightly build\"|} }")]
    [InlineData("new Amazon.SecurityToken.Model.AssumeRoleRequest { RoleSessionName = {|IAM3010:\"a\"|} }")]
    [InlineData("new Amazon.SecurityToken.Model.AssumeRoleRequest { RoleSessionName = $\"build-{name}\" }")]
    public Task NameOfASession_IsHeldToStsOwnForm(string expression) => Verify(expression);

    [Theory]
    [InlineData("new AttachRolePolicyRequest { RoleName = name, PolicyArn = {|IAM3002:\"arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole\"|} }")]
    [InlineData("new AttachUserPolicyRequest { UserName = name, PolicyArn = {|IAM3002:\"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAcces\"|} }")]
    [InlineData("new AttachGroupPolicyRequest { GroupName = name, PolicyArn = {|IAM3002:\"arn:aws:iam::aws:policy/service-role/AmazonS3ReadOnlyAccess\"|} }")]
    [InlineData("client.AttachRolePolicyAsync(new AttachRolePolicyRequest { PolicyArn = {|IAM3002:\"AWSLambdaBasicExecutionRole\"|} })")]
    [InlineData("new AttachRolePolicyRequest { PolicyArn = \"arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole\" }")]
    [InlineData("new AttachRolePolicyRequest { PolicyArn = \"arn:aws-cn:iam::aws:policy/AmazonS3ReadOnlyAccess\" }")]
    [InlineData("new AttachRolePolicyRequest { PolicyArn = \"arn:aws:iam::aws:policy/AdministratorAccess\" }")]
    [InlineData("new AttachRolePolicyRequest { PolicyArn = \"arn:aws:iam::111122223333:policy/AmazonS3ReadOnlyAcces\" }")]
    [InlineData("new AttachRolePolicyRequest { PolicyArn = $\"arn:aws:iam::aws:policy/{name}\" }")]
    [InlineData("new GetPolicyRequest { PolicyArn = \"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAcces\" }")]
    public Task AttachedPolicyThatAwsDoesNotHave_IsFound(string expression) => Verify(expression);

    private static Task Verify(string expression)
        => new CSharpAnalyzerTest<IamNameAnalyzer>
        {
            TestCode = $$"""
                using Amazon.IdentityManagement;
                using Amazon.IdentityManagement.Model;
                class Other { public string RoleName { get; set; } = ""; }
                class C
                {
                    const string Team = "shop";
                    object Use(IAmazonIdentityManagementService client, string name) => {{expression}};
                }
                """,
            ReferenceAssemblies = ReferenceAssemblies.AwsSurface,
        }.RunAsync();
}
