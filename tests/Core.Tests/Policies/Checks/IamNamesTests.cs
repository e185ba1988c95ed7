using IamAnalyzers.Core.Policies.Checks;
using Xunit;

namespace IamAnalyzers.Core.Tests.Policies.Checks;

/// <summary>Names by the API references of IAM and STS.</summary>
public sealed class IamNamesTests
{
    private const char Hole = '\uE000';

    [Theory]
    [InlineData("CreatePolicyRequest", "PolicyName", "stream manager programmatic access", "remove the space")]
    [InlineData("CreateRoleRequest", "RoleName", "deploy/worker", "remove '/'")]
    [InlineData("CreateGroupRequest", "GroupName", "Entw\u00FCrfe", "remove U+00FC")]
    [InlineData("CreateSAMLProviderRequest", "Name", "a@b", "remove '@'")]
    [InlineData("CreateUserRequest", "UserName", "a\tb", "remove U+0009")]
    [InlineData("AssumeRoleRequest", "RoleSessionName", "a", "at least 2 characters")]
    [InlineData("GetFederationTokenRequest", "Name", "a234567890b234567890c234567890d23", "at most 32 characters, not 33")]
    [InlineData("PutRolePolicyRequest", "RoleName", "", "at least 1 characters")]
    public void NameThatIsRefused_SaysWhy(string request, string member, string name, string expected)
        => Assert.Contains(expected, IamNames.FindProblem(request, member, name, Hole), StringComparison.Ordinal);

    [Theory]
    [InlineData("CreatePolicyRequest", "PolicyName", "SlipStreamUser-Policy")]
    [InlineData("CreateRoleRequest", "RoleName", "a+b=c,d.e@f_g-h")]
    [InlineData("CreateSAMLProviderRequest", "Name", "office.example_1-a")]
    [InlineData("GetFederationTokenRequest", "Name", "a234567890b234567890c234567890d2")]
    [InlineData("CreateInstanceProfileRequest", "InstanceProfileName", "\uE000")]
    [InlineData("CreateRoleRequest", "Description", "What it is for: everything!")]
    [InlineData("CreateSAMLProviderRequest", "SAMLMetadataDocument", "<a/>")]
    public void NameThatIsTaken_HasNoProblem(string request, string member, string name) => Assert.Null(IamNames.FindProblem(request, member, name, Hole));

    [Theory]
    [InlineData("CreateUserRequest", "UserName", 64)]
    [InlineData("DeleteUserRequest", "UserName", 128)]
    [InlineData("CreateRoleRequest", "RoleName", 64)]
    [InlineData("CreatePolicyRequest", "PolicyName", 128)]
    [InlineData("CreateVirtualMFADeviceRequest", "VirtualMFADeviceName", 226)]
    public void Length_IsThatOfTheReference(string request, string member, int most)
    {
        Assert.Null(IamNames.FindProblem(request, member, new string('a', most), Hole));
        Assert.NotNull(IamNames.FindProblem(request, member, new string('a', most + 1), Hole));
        // What is not known counts nothing.
        Assert.Null(IamNames.FindProblem(request, member, new string('a', most) + Hole, Hole));
    }
}
